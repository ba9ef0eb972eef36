package dev.planwright.kafka;

import dev.planwright.kafka.Share.Range;
import dev.planwright.runtime.store.JournalPart;
import dev.planwright.runtime.store.StoreRefusedException;
import java.io.IOException;
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
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a share of a journal: looks at the topic, at what the control topic says of it, and at the
 * marks; claims each partition; and reads up to the claims. What stands behind a claim can only be
 * the new owner's, so the claim is also the end of what is to be read.
 */
final class JournalOpening {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaActionStateStore.class);

  private final StoreSettings settings;
  private final Topic topic;
  private final Share share;
  private final Clients clients;
  private final InstantSource clock;
  private final long deadlineMillis;
  private final ControlState control = new ControlState();
  private final NavigableMap<Integer, Range> ranges;

  /** By partition, where its log begins. */
  private final Map<Integer, Long> begins = new HashMap<>();

  private JournalOpening(
      StoreSettings settings, Topic topic, Share share, Clients clients, InstantSource clock) {
    this.settings = settings;
    this.topic = topic;
    this.share = share;
    this.clients = clients;
    this.clock = clock;
    this.deadlineMillis = ClientProperties.deadlineMillis(settings.client());
    this.ranges = share.ranges(topic);
  }

  static KafkaJournal whole(StoreSettings settings, String agent) throws IOException {
    return open(
        settings,
        topic -> Share.whole(settings, agent, topic.partitions()),
        any -> {},
        InstantSource.system());
  }

  /**
   * @param clock what records are stamped with, and retention is measured by
   */
  static KafkaJournal part(
      StoreSettings settings, JournalPart part, Consumer<Throwable> lost, InstantSource clock)
      throws IOException {
    return open(settings, topic -> Share.of(part), lost, clock);
  }

  private static KafkaJournal open(
      StoreSettings settings,
      Function<Topic, Share> shareOf,
      Consumer<Throwable> lost,
      InstantSource clock)
      throws IOException {
    try {
      Admin admin = Admin.create(ClientProperties.admin(settings.client()));
      Clients clients = null;
      try {
        Topic topic = new TopicSetup(admin, settings).ensure();
        clients = Clients.open(admin, settings, topic);
        Share share = shareOf.apply(topic);
        return new JournalOpening(settings, topic, share, clients, clock).journal(lost);
      } catch (IOException | RuntimeException failure) {
        if (clients == null) {
          Clients.quietly(() -> admin.close(Duration.ZERO));
        } else {
          clients.abandon();
        }
        throw failure;
      }
    } catch (KafkaException failure) {
      throw new IOException(
          "%s cannot be opened: %s".formatted(settings, Replies.message(failure)), failure);
    }
  }

  private KafkaJournal journal(Consumer<Throwable> lost) throws IOException {
    long started = System.nanoTime();
    ControlReader controls = new ControlReader(topic, clients.consumer(), deadlineMillis);
    long controlled = controls.readAll(control);
    List<Future<RecordMetadata>> replies = new ArrayList<>();
    for (Control missing : control.missing(topic, share.owner())) {
      replies.add(clients.producer().send(message(missing)));
    }
    awaitAll("Writing to topic " + topic.controlName(), replies);

    Map<Integer, Long> starts = starts();
    NavigableMap<Integer, PartitionLog> logs = claim();
    for (PartitionLog log : logs.values()) {
      replies.add(clients.producer().send(message(safe(log))));
    }
    awaitAll("Writing to topic " + topic.controlName(), replies);

    Recovery recovery =
        new Recovery(
            share.owner(), share.first(), share.last(), share.marks(), marked(), share.isWhole());
    Map<TopicPartition, Long> ends = new HashMap<>();
    logs.forEach((partition, log) -> ends.put(partition(partition), log.epoch + 1));
    clients.consumer().assign(controls.with(ends.keySet()));
    clients.consumer().seek(controls.partition(), controlled);
    starts.forEach((partition, start) -> clients.consumer().seek(partition(partition), start));
    long read = new LogReader(clients.consumer(), deadlineMillis).read(ends, recovery);
    recovery.checkMarks();
    RecoveredRuns recovered = new RecoveredRuns(recovery.runs().values());
    LOG.info(
        "{}: took over partitions {} of {}; {} messages read in {} ms, {} unclaimed runs recovered",
        share,
        logs.keySet(),
        topic.name(),
        read,
        (System.nanoTime() - started) / 1_000_000,
        recovered.size());
    return new KafkaJournal(settings, topic, share, clients, clock, control, logs, recovered, lost)
        .start();
  }

  /**
   * Where reading begins in each partition.
   *
   * @throws IOException if something that a mark needs, or an owner once wrote, is not there
   */
  private Map<Integer, Long> starts() throws IOException {
    List<TopicPartition> all = ranges.keySet().stream().map(this::partition).toList();
    Map<TopicPartition, Long> firsts = clients.consumer().beginningOffsets(all);
    Map<TopicPartition, Long> ends = clients.consumer().endOffsets(all);
    Map<Integer, Long> starts = new TreeMap<>();
    for (Map.Entry<Integer, Range> owned : ranges.entrySet()) {
      int partition = owned.getKey();
      long begin = Objects.requireNonNull(firsts.get(partition(partition)));
      long end = Objects.requireNonNull(ends.get(partition(partition)));
      begins.put(partition, begin);
      if (control.latestEpoch(partition) >= end) {
        throw new StoreRefusedException(
            "Topic %s, partition %d, ends before offset %d, but topic %s tells of an owner at offset %d: one was made anew without the other, or records were lost. Use a new topic, or delete both."
                .formatted(
                    topic.name(),
                    partition,
                    end,
                    topic.controlName(),
                    control.latestEpoch(partition)));
      }
      long start = Long.MAX_VALUE;
      for (int group = owned.getValue().first(); group <= owned.getValue().last(); group++) {
        Long mark = share.marks().get(group);
        if (mark != null && mark < begin) {
          throw new StoreRefusedException(
              "The checkpoint needs what stood in topic %s, partition %d, at offset %d, but everything before offset %d was deleted, because only earlier checkpoints than the last %d needed it. Restore a later one; declare savepoints that are to be kept."
                  .formatted(topic.name(), partition, mark, begin, settings.keptCheckpoints()));
        } else if (mark != null && mark >= end) {
          throw new StoreRefusedException(
              "The checkpoint needs what stood in topic %s, partition %d, at offset %d, but the partition ends before offset %d: this is not the topic that it was taken with, or its records were lost."
                  .formatted(topic.name(), partition, mark, end));
        }
        start = Math.min(start, mark == null ? begin : mark);
      }
      starts.put(partition, start);
    }
    return starts;
  }

  /** By partition, where marks stand. */
  private Map<Integer, Set<Long>> marked() {
    Map<Integer, Set<Long>> marked = new HashMap<>();
    ranges.forEach(
        (partition, range) -> {
          Set<Long> offsets = new HashSet<>();
          for (int group = range.first(); group <= range.last(); group++) {
            Long mark = share.marks().get(group);
            if (mark != null) {
              offsets.add(mark);
            }
          }
          marked.put(partition, offsets);
        });
    return marked;
  }

  private NavigableMap<Integer, PartitionLog> claim() throws IOException {
    Map<Integer, Future<RecordMetadata>> replies = new TreeMap<>();
    ranges.forEach(
        (partition, range) -> {
          byte[] key = EntryFormat.key(new Entry.Claim(share.owner(), range.first(), range.last()));
          byte[] value = EntryFormat.claimant(claimant(), key);
          replies.put(
              partition,
              clients
                  .producer()
                  .send(new ProducerRecord<>(topic.name(), partition, clock.millis(), key, value)));
        });
    NavigableMap<Integer, PartitionLog> logs = new TreeMap<>();
    for (Map.Entry<Integer, Future<RecordMetadata>> reply : replies.entrySet()) {
      int partition = reply.getKey();
      RecordMetadata claimed =
          Replies.await(
              "Claiming partition %d of topic %s".formatted(partition, topic.name()),
              reply.getValue(),
              deadlineMillis);
      logs.put(partition, new PartitionLog(partition, topic.partitions(), claimed.offset()));
    }
    return logs;
  }

  private static String claimant() {
    return "process " + ProcessHandle.current().pid();
  }

  /**
   * All that is there is needed, also by earlier checkpoints than the one that is restored, until
   * this owner has completed as many of its own as are kept.
   */
  private Control safe(PartitionLog log) {
    return new Control.Safe(
        part(share, log.partition, Objects.requireNonNull(ranges.get(log.partition))),
        log.epoch,
        begins.getOrDefault(log.partition, 0L),
        share.retention().toMillis());
  }

  static Control.Part part(Share share, int partition, Range range) {
    return new Control.Part(
        partition, share.owner().journal(), share.owner().agent(), range.first(), range.last());
  }

  private ProducerRecord<byte[], byte[]> message(Control control) {
    return ControlReader.message(topic, control);
  }

  private void awaitAll(String doing, List<Future<RecordMetadata>> replies) throws IOException {
    for (Future<RecordMetadata> reply : replies) {
      Replies.await(doing, reply, deadlineMillis);
    }
    replies.clear();
  }

  private TopicPartition partition(int partition) {
    return new TopicPartition(topic.name(), partition);
  }
}
