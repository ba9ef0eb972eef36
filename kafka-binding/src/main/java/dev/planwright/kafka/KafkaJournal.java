package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Begun;
import dev.planwright.kafka.Share.Range;
import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.JournalSnapshot;
import dev.planwright.runtime.store.RecordedRun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * An open share of a journal. Appends go to the producer at once, many in flight, each acknowledged
 * by its own answer from the brokers, in the order of its partition. The heap holds the runs that
 * have not ended, with the records of those that nobody has claimed since they were recovered.
 *
 * <p>Thread-safe. Acknowledgements come under the journal's lock; nothing waits while it holds it.
 */
final class KafkaJournal implements ClusterJournal {

  private static final int MAX_ENDS = 1000;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final StoreSettings settings;
  private final Topic topic;
  private final Share share;
  private final Clients clients;
  private final Messages messages;
  private final NavigableMap<Integer, PartitionLog> logs;
  private final RecoveredRuns recovered;
  private final Consumer<Throwable> lost;
  private final Set<Integer> assigned;
  private final ControlState control;

  /** Intents that wait to be read back. */
  private final AtomicInteger intents = new AtomicInteger();

  private final Care care;
  private final Tail tail;

  // Guarded by this:
  private final Map<Long, LiveRun> runs = new HashMap<>();
  private final RunNames names;
  private @Nullable Throwable broken;
  private boolean closed;

  KafkaJournal(
      StoreSettings settings,
      Topic topic,
      Share share,
      Clients clients,
      InstantSource clock,
      ControlState control,
      NavigableMap<Integer, PartitionLog> logs,
      RecoveredRuns recovered,
      Consumer<Throwable> lost) {
    this.settings = settings;
    this.topic = topic;
    this.share = share;
    this.clients = clients;
    this.messages = new Messages(topic, share.owner(), settings.chain(), clock);
    this.logs = logs;
    this.recovered = recovered;
    this.lost = lost;
    this.control = control;
    this.assigned =
        clients.consumer().assignment().stream()
            .filter(partition -> partition.topic().equals(topic.name()))
            .map(TopicPartition::partition)
            .collect(Collectors.toUnmodifiableSet());
    this.names = new RunNames(share, settings.keptCheckpoints());
    this.care = new Care(this, settings, topic, share, clients, clock, control, epochs());
    this.tail = new Tail(this, topic, share, clients.consumer(), control, epochs(), intents);
    for (RecoveredRun run : recovered.all()) {
      Begun begun = run.begun();
      if (begun != null) {
        names.add(run.key, begun);
      }
    }
  }

  private Map<Integer, Long> epochs() {
    Map<Integer, Long> epochs = new HashMap<>();
    logs.forEach((partition, log) -> epochs.put(partition, log.epoch));
    return epochs;
  }

  KafkaJournal start() {
    tail.start();
    care.start();
    return this;
  }

  @Override
  public synchronized RunHistory claim(RunClaim claim) {
    requireOpen();
    RecoveredRun found = recovered.find(claim.key(), claim.inputDigest());
    if (found != null) {
      Begun begun = Objects.requireNonNull(found.begun());
      List<JournalRecord> records = found.records(0, settings.chain());
      recovered.take(found.number);
      RunHistory run = history(found, begun, records);
      live(run, begun, found.keyGroup, records.size()).firstOffset = found.firstOffset();
      return run;
    }
    int group = keyGroup(claim.key());
    Begun begun = names.begin(claim);
    long number = log(group).numbers.next(runs::containsKey);
    RunHistory run =
        new RunHistory(claim.key(), number, names.identity(begun), claim.startMillis(), List.of());
    var unused = live(run, begun, group, 0);
    return run;
  }

  @Override
  public synchronized RunHistory resume(RunClaim claim, RunHistory saved) {
    requireOpen();
    int held = saved.records().size();
    List<JournalRecord> records = new ArrayList<>(saved.records());
    RecoveredRun found = recovered.find(saved.number());
    if (found != null) {
      records.addAll(found.records(held, settings.chain()));
      recovered.take(found.number);
    }
    Begun begun =
        new Begun(claim.inputDigest(), saved.startMillis(), RunNames.occurrence(saved.identity()));
    if (found == null || found.begun() == null) {
      names.add(saved.key(), begun);
    }
    var unused = live(saved, begun, keyGroup(saved.key()), records.size());
    return new RunHistory(
        saved.key(), saved.number(), saved.identity(), saved.startMillis(), records);
  }

  private LiveRun live(RunHistory run, Begun begun, int group, int next) {
    LiveRun live = new LiveRun(run.key(), run.number(), group, begun, log(group), next);
    runs.put(run.number(), live);
    return live;
  }

  private int keyGroup(byte[] key) {
    int group = share.keyGroups().applyAsInt(key);
    if (group < share.first() || group > share.last()) {
      throw new IllegalArgumentException(
          "key group %d is not of this part: %s".formatted(group, share));
    }
    return group;
  }

  private PartitionLog log(int group) {
    return Objects.requireNonNull(logs.get(topic.partition(group, share.owner().maxParallelism())));
  }

  private RunHistory history(RecoveredRun run, Begun begun, List<JournalRecord> records) {
    return new RunHistory(run.key, run.number, names.identity(begun), begun.startMillis(), records);
  }

  @Override
  public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
    Pending pending;
    ProducerRecord<byte[], byte[]> message;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the journal is closed");
      }
      LiveRun run = runs.get(record.run());
      if (run == null) {
        throw new IllegalStateException("run %d is not claimed".formatted(record.run()));
      }
      if (broken != null) {
        acknowledged.accept(broken);
        return;
      }
      try {
        message = messages.record(run, record);
      } catch (JournalException refused) {
        acknowledged.accept(refused);
        return;
      }
      boolean isIntent = Messages.isIntent(record);
      pending = new Pending(run, isIntent, isIntent ? counted(acknowledged) : acknowledged);
      pending.sender = Thread.currentThread();
      run.next++;
      run.unhanded.add(pending);
      run.log.add(pending);
    }
    try {
      var unused =
          clients
              .producer()
              .send(
                  message,
                  (written, failure) ->
                      answered(pending, written == null ? -1 : written.offset(), failure));
    } catch (RuntimeException refused) {
      fail(refused);
    }
    pending.sender = null;
  }

  private Consumer<@Nullable Throwable> counted(Consumer<@Nullable Throwable> acknowledged) {
    intents.incrementAndGet();
    tail.hurry();
    return failure -> {
      intents.decrementAndGet();
      acknowledged.accept(failure);
    };
  }

  private void answered(Pending pending, long offset, @Nullable Exception failure) {
    synchronized (this) {
      if (failure == null) {
        pending.run.log.written(pending, offset);
        notifyAll();
        return;
      }
      // Refused before it was sent, it takes no number; later, others may have gone after it.
      if (failure instanceof RecordTooLargeException && pending.sender == Thread.currentThread()) {
        pending.run.next--;
        pending.run.log.refuse(
            pending,
            new JournalException(
                "The record is larger than max.message.bytes of topic %s: %s"
                    .formatted(topic.name(), failure.getMessage()),
                failure));
        return;
      }
    }
    fail(failure);
  }

  /** The journal takes no more. */
  void fail(Throwable why) {
    synchronized (this) {
      if (broken == null) {
        broken = why;
        logs.values().forEach(log -> log.fail(why));
        notifyAll();
      }
    }
  }

  /** Somebody else has taken over. */
  void takenOver(TakenOverException why) {
    boolean isFirst;
    synchronized (this) {
      isFirst = !(broken instanceof TakenOverException) && !closed;
      broken = broken == null ? why : broken;
      logs.values().forEach(log -> log.fail(why));
      notifyAll();
    }
    if (isFirst) {
      lost.accept(why);
    }
  }

  /** Everything before an offset has been read back, and no later claim was among it. */
  synchronized void readBack(int partition, long next) {
    PartitionLog log = logs.get(partition);
    if (log != null && broken == null) {
      log.readBackTo(next);
      notifyAll();
    }
  }

  @Override
  public synchronized void handed(JournalRecord record) {
    LiveRun run = runs.get(record.run());
    Pending next = run == null ? null : run.unhanded.poll();
    if (run != null && next != null) {
      run.log.handed(next);
      removeIfOver(run);
    }
  }

  @Override
  public void ended(RunHistory run) {
    boolean isMuch;
    synchronized (this) {
      LiveRun over = runs.get(run.number());
      if (over == null || over.ended) {
        return;
      }
      over.ended = true;
      names.ended(over.key, over.begun);
      if (over.next > 0) {
        over.log.ended.add(over.number);
      }
      isMuch = over.log.ended.size() >= MAX_ENDS;
      removeIfOver(over);
    }
    if (isMuch) {
      tellEnds();
    }
  }

  private void removeIfOver(LiveRun run) {
    if (run.ended && run.unhanded.isEmpty()) {
      runs.remove(run.number);
    }
  }

  /** Writes which runs have ended. Nobody waits for it. */
  void tellEnds() {
    List<ProducerRecord<byte[], byte[]>> ends = new ArrayList<>();
    synchronized (this) {
      if (broken != null) {
        return;
      }
      for (PartitionLog log : logs.values()) {
        if (!log.ended.isEmpty()) {
          ends.add(messages.ends(log));
          log.ended.clear();
        }
      }
    }
    for (ProducerRecord<byte[], byte[]> message : ends) {
      try {
        var unused =
            clients
                .producer()
                .send(
                    message,
                    (written, failure) -> {
                      if (failure != null) {
                        fail(failure);
                      }
                    });
      } catch (RuntimeException refused) {
        fail(refused);
      }
    }
  }

  @Override
  public synchronized JournalSnapshot snapshot(long checkpoint) {
    requireOpen();
    if (broken != null) {
      throw new IllegalStateException("the journal takes no more: " + broken.getMessage(), broken);
    }
    List<RecordedRun> unclaimed = new ArrayList<>();
    Set<Integer> held = new HashSet<>();
    for (RecoveredRun run : recovered.wanted()) {
      Begun begun = run.begun();
      List<JournalRecord> records = run.whole(settings.chain());
      if (begun != null && records != null) {
        unclaimed.add(new RecordedRun(begun.inputDigest(), history(run, begun, records)));
      } else {
        held.add(run.keyGroup);
      }
    }
    Map<Integer, Long> marks = new HashMap<>();
    Map<Integer, Long> lowest = new HashMap<>();
    for (Map.Entry<Integer, Range> range : share.ranges(topic).entrySet()) {
      PartitionLog log = Objects.requireNonNull(logs.get(range.getKey()));
      for (int group = range.getValue().first(); group <= range.getValue().last(); group++) {
        Long mark = held.contains(group) ? share.marks().get(group) : Long.valueOf(log.mark());
        if (mark != null) {
          marks.put(group, mark);
        }
        lowest.merge(log.partition, mark == null ? 0 : mark, Math::min);
      }
    }
    names.taken(checkpoint, lowest);
    return new JournalSnapshot(marks, unclaimed);
  }

  @Override
  public void completed(long checkpoint) {
    Map<Integer, Long> safe;
    synchronized (this) {
      safe = closed || broken != null ? null : names.completed(checkpoint);
    }
    if (safe != null) {
      care.needsNothingBefore(safe);
    }
  }

  /** By partition, where the first record stands that a whole journal needs. */
  synchronized Map<Integer, Long> firstNeeded() {
    Map<Integer, Long> needed = new HashMap<>();
    logs.forEach((partition, log) -> needed.put(partition, log.mark()));
    for (LiveRun run : runs.values()) {
      needed.merge(run.log.partition, run.firstOffset, Math::min);
    }
    for (RecoveredRun run : recovered.wanted()) {
      needed.merge(run.partition, run.firstOffset(), Math::min);
    }
    return needed;
  }

  /** The partitions that it reads. */
  Set<Integer> assigned() {
    return assigned;
  }

  /** Deletes now what nobody needs, as far as this journal is the one to do so. */
  void deleteNow() throws Exception {
    care.deleteNow();
  }

  /** What the control topic says. */
  ControlState control() {
    return control;
  }

  /** The offset of its claim of a partition. */
  long epoch(int partition) {
    return Objects.requireNonNull(logs.get(partition)).epoch;
  }

  @Override
  public synchronized long waitingMillis() {
    long waiting = 0;
    for (PartitionLog log : logs.values()) {
      Pending oldest = log.oldest();
      if (oldest != null) {
        waiting = Math.max(waiting, System.nanoTime() - oldest.sinceNanos);
      }
    }
    return TimeUnit.NANOSECONDS.toMillis(waiting);
  }

  /** How many records wait for their acknowledgement. */
  synchronized int waiting() {
    return logs.values().stream().mapToInt(PartitionLog::waiting).sum();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the journal is closed");
    }
  }

  @Override
  public void close() {
    boolean isBroken;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      isBroken = broken != null;
    }
    care.close();
    tellEnds();
    Clients.quietly(() -> clients.producer().close(isBroken ? Duration.ZERO : CLOSE_LIMIT));
    awaitAcknowledged();
    fail(new IllegalStateException("the journal was closed before the record was read back"));
    tail.close();
    Clients.quietly(() -> clients.admin().close(Duration.ZERO));
  }

  private synchronized void awaitAcknowledged() {
    long deadline = System.nanoTime() + CLOSE_LIMIT.toNanos();
    long left = CLOSE_LIMIT.toMillis();
    while (broken == null && waiting() > 0 && left > 0) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }

  @Override
  public String toString() {
    return "%s in topic %s".formatted(share, topic.name());
  }
}
