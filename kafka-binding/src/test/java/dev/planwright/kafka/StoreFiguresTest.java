package dev.planwright.kafka;

import static dev.planwright.kafka.Desk.input;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.kafka.broker.Await;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.JournalPart;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.JournalSnapshot;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.RecordFormat;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the store costs, as ratios to a bare producer and a bare consumer with the same settings and
 * the same bytes, measured in turns in one run. A tenth of the size unless {@code -Pfull}.
 */
@Tag("figures")
class StoreFiguresTest {

  private static final boolean FULL = Boolean.getBoolean("planwright.full");
  private static final int SCALE = FULL ? 1 : 10;

  /** Elsewhere the machine may have other things to do: only what is much slower fails. */
  private static final double TOLERANCE = FULL ? 1 : 3;

  private static final int TURNS = 5;
  private static final int PARTITIONS = 12;
  private static final byte[] PAYLOAD = new byte[300];

  private final KafkaActionStateStore store = SharedBroker.newStore(PARTITIONS);
  private final StoreSettings settings = settings(store);

  /** Something that takes time. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private static StoreSettings settings(KafkaActionStateStore store) {
    return new StoreSettings(
        ClientProperties.checked(SharedBroker.properties()),
        Keys.topic(store),
        Level.LEADER,
        PARTITIONS,
        0,
        3,
        "local",
        Duration.ZERO,
        PayloadChain.plain());
  }

  @Test
  void appends_comparedWithBareProducer() throws Exception {
    int sequential = 3000 / SCALE;
    int inFlight = 60_000 / SCALE;
    double[] bareMedian = new double[TURNS];
    double[] ownMedian = new double[TURNS];
    double[] bareRate = new double[TURNS];
    double[] ownRate = new double[TURNS];
    try (ClusterJournal journal = Desk.open(store, Desk.whole(Map.of()));
        Bare bare = new Bare(settings)) {
      bare.sendInTurn(sequential);
      callInTurn(journal, sequential);
      bare.send64(inFlight / 4);
      call64(journal, inFlight / 4);
      for (int turn = 0; turn < TURNS; turn++) {
        bareMedian[turn] = median(bare.sendInTurn(sequential));
        ownMedian[turn] = median(callInTurn(journal, sequential));
        bareRate[turn] = inFlight / seconds(() -> bare.send64(inFlight));
        ownRate[turn] = inFlight / seconds(() -> call64(journal, inFlight));
      }
    }
    double latency = median(ownMedian) / median(bareMedian);
    double throughput = median(ownRate) / median(bareRate);
    System.out.printf(
        "kafka: sequentialP50Micros=%.0f bareP50Micros=%.0f ratio=%.2f%n",
        1e6 * median(ownMedian), 1e6 * median(bareMedian), latency);
    System.out.printf(
        "kafka: callsPerSecond64=%.0f barePerSecond64=%.0f ratio=%.2f%n",
        median(ownRate), median(bareRate), throughput);
    assertThat(latency).isLessThan(1.5 * TOLERANCE);
    assertThat(throughput).isGreaterThan(0.5 / TOLERANCE);
  }

  @Test
  void recovery_comparedWithBareConsumer() throws Exception {
    int calls = 100_000 / SCALE;
    Map<Integer, Long> marks = new HashMap<>();
    try (ClusterJournal journal = Desk.open(store, Desk.whole(Map.of()))) {
      marks.putAll(journal.snapshot(1).marks());
      Semaphore permits = new Semaphore(5000);
      for (int i = 0; i < calls / 10; i++) {
        RunHistory run = journal.claim(input("key " + i, i));
        for (int call = 0; call < 10; call++) {
          permits.acquire();
          journal.append(record(run, call), failure -> permits.release());
        }
      }
      permits.acquire(5000);
    }
    double[] bare = new double[TURNS];
    double[] own = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      bare[turn] = seconds(() -> assertThat(consume(0, PARTITIONS / 2)).isPositive());
      bare[turn] += seconds(() -> assertThat(consume(PARTITIONS / 2, PARTITIONS)).isPositive());
      int[] found = new int[1];
      for (int part = 0; part < 2; part++) {
        JournalPart share = Desk.subtask(part, 2, marks);
        long start = System.nanoTime();
        ClusterJournal journal = Desk.openToLose(store, share);
        own[turn] += (System.nanoTime() - start) / 1e9;
        JournalSnapshot recovered = journal.snapshot(2);
        recovered.unclaimed().forEach(run -> found[0] += run.history().records().size());
        journal.close();
      }
      assertThat(found[0]).isEqualTo(calls);
    }
    double ratio = median(own) / median(bare);
    System.out.printf(
        "kafka: recoveryOf%dMillis=%.0f bareConsumerMillis=%.0f ratio=%.2f%n",
        calls, 1000 * median(own), 1000 * median(bare), ratio);
    if (FULL) {
      assertThat(ratio).isLessThan(1.5);
    } else {
      // What opening costs besides reading weighs ten times as much in a tenth.
      assertThat(median(own) - median(bare)).isLessThan(3);
    }
  }

  /**
   * Recovered runs are looked up once, and cold. So as many are looked up in small journals of a
   * thousand as in one large one, all over the same amount of memory.
   */
  @Test
  void lookup_amongMany_costsAsMuchAsAmongFew() {
    int few = 1000;
    int many = 1_000_000 / SCALE;
    double unused = lookUp(List.of(runs(few)), few);
    double hot = lookUp(List.of(runs(few)), few);
    List<RecoveredRuns> little = new ArrayList<>();
    for (int i = 0; i < many / few; i++) {
      little.add(runs(few));
    }
    double inLittle = lookUp(little, few);
    little.clear();
    double inBig = lookUp(List.of(runs(many)), many);
    System.out.printf(
        "kafka: lookupNanosOf%d=%.0f lookupNanosOf%d=%.0f ratio=%.2f hotLookupNanosOf%d=%.0f%n",
        few, inLittle, many, inBig, inBig / inLittle, few, hot);
    assertThat(inBig / inLittle).isLessThan(1.5 * TOLERANCE);
  }

  private static RecoveredRuns runs(int count) {
    List<RecoveredRun> runs = new ArrayList<>(count);
    Entry.Owner owner = new Entry.Owner("job", "desk", Desk.MAX_PARALLELISM);
    for (int i = 0; i < count; i++) {
      byte[] key = ("key " + i).getBytes(UTF_8);
      RecoveredRun run = new RecoveredRun(key, i, 0, 0);
      RunHistory history = new RunHistory(key, i, "desk/job/00#0", 0, List.of());
      Entry.Call call = new Entry.Call(owner, 0, 1, key, i, 0, new Entry.Begun(new byte[16], 0, 0));
      byte[] at = EntryFormat.key(call);
      run.add(call, i, at, RecordFormat.encode(record(history, 0), at, PayloadChain.plain()));
      runs.add(run);
    }
    return new RecoveredRuns(runs);
  }

  /** Finds and decodes runs all over the place; nanoseconds of this thread, in the best turn. */
  private static double lookUp(List<RecoveredRuns> journals, int count) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int total = journals.size() * count;
    byte[] digest = new byte[16];
    double[] nanos = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      long found = 0;
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < total; i++) {
        int at = (int) (i * 7919L % total);
        byte[] key = ("key " + at / journals.size()).getBytes(UTF_8);
        RecoveredRun run = journals.get(at % journals.size()).find(key, digest);
        found += run.records(0, PayloadChain.plain()).size();
      }
      nanos[turn] = (threads.getCurrentThreadCpuTime() - start) / (double) total;
      assertThat(found).isEqualTo(total);
    }
    return least(nanos);
  }

  /** As many runs in every build: what the client holds for a moment must not weigh. */
  @Test
  void heap_growsWithUnfinishedRunsOnly() throws Exception {
    int runs = 20_000;
    int rounds = 7;
    int ended = rounds * runs;
    // The least that one run could leave behind, in an array of longs, is 8 bytes.
    long limit = 4L * ended;
    try (ClusterJournal journal = Desk.open(store.keptCheckpoints(1), Desk.whole(Map.of()))) {
      long before = Long.MAX_VALUE;
      for (int round = 0; round < 3; round++) {
        endRuns(journal, runs, round);
        before = Math.min(before, ReachableHeap.bytes());
      }
      for (int round = 3; round < 3 + rounds; round++) {
        endRuns(journal, runs, round);
      }
      long least = before;
      long[] grown = new long[1];
      Await.until(
          "what was read of the control topic is let go",
          Duration.ofMinutes(1),
          () -> {
            grown[0] = ReachableHeap.bytes() - least;
            return grown[0] < limit;
          });
      System.out.printf(
          "kafka: heapBytesPerEndedRun=%.1f of %d runs%n", grown[0] / (double) ended, ended);
    }
  }

  private static void endRuns(ClusterJournal journal, int runs, int checkpoint) throws Exception {
    call64(journal, runs);
    JournalSnapshot unused = journal.snapshot(checkpoint);
    journal.completed(checkpoint);
  }

  @Test
  void liveRecords_afterADay_areWhatIsInFlightPlusTheRetention() throws Exception {
    int runsPerHour = 2000 / SCALE;
    int inFlight = 50;
    Duration retention = Duration.ofHours(2);
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now().minus(Duration.ofDays(1)));
    JournalPart part =
        new JournalPart(
            "desk",
            "job",
            Desk.MAX_PARALLELISM,
            0,
            Desk.MAX_PARALLELISM - 1,
            Desk::keyGroup,
            Map.of(),
            retention);
    Deque<RunHistory> open = new ArrayDeque<>();
    int input = 0;
    try (KafkaJournal journal = JournalOpening.part(settings, part, lost -> {}, () -> now.get())) {
      for (int hour = 0; hour < 24; hour++) {
        List<JournalRecord> records = new ArrayList<>();
        Semaphore durable = new Semaphore(0);
        for (int i = 0; i < runsPerHour; i++) {
          RunHistory run = journal.claim(input("key " + input, input++));
          open.add(run);
          JournalRecord record = record(run, 0);
          records.add(record);
          journal.append(record, failure -> durable.release());
        }
        durable.acquire(runsPerHour);
        records.forEach(journal::handed);
        while (open.size() > inFlight) {
          journal.ended(open.remove());
        }
        now.set(now.get().plus(Duration.ofHours(1)));
        JournalSnapshot unused = journal.snapshot(hour);
        journal.completed(hour);
        journal.deleteNow();
      }
      Await.until(
          "the control topic has been read",
          Duration.ofMinutes(1),
          () -> {
            journal.deleteNow();
            return live() <= bound(inFlight, runsPerHour);
          });
    }
    int live = live();
    System.out.printf(
        "kafka: liveRecordsAfterADay=%d of %d written, bound=%d%n",
        live, 24 * runsPerHour, bound(inFlight, runsPerHour));
    assertThat(live).isLessThanOrEqualTo(bound(inFlight, runsPerHour));
    assertThat(live).as("the retention is kept").isGreaterThanOrEqualTo(runsPerHour);
  }

  /** In flight, the retention, and three checkpoints, each an hour; claims and ends. */
  private static int bound(int inFlight, int runsPerHour) {
    return inFlight + (2 + 3) * runsPerHour + 500;
  }

  /** Last values per key, by a full read. */
  private int live() {
    Set<String> keys = new HashSet<>();
    read(0, PARTITIONS, message -> keys.add(message.partition() + Arrays.toString(message.key())));
    return keys.size();
  }

  private int consume(int first, int end) {
    int[] read = new int[1];
    read(first, end, message -> read[0]++);
    return read[0];
  }

  private void read(int first, int end, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(ClientProperties.consumer(settings.client()))) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int partition = first; partition < end; partition++) {
        partitions.add(new TopicPartition(Keys.topic(store), partition));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(200)).forEach(taker);
      }
    }
  }

  private static JournalRecord record(RunHistory run, int call) {
    return new CallRecord(
        run.key(),
        run.number(),
        "/track>com.example.desk.DisruptionDesk$Disruption#0",
        "rebook",
        "rebook",
        call,
        0,
        "00112233445566778899aabbccddeeff",
        new Outcome.Succeeded("java.lang.String", PAYLOAD));
  }

  private static double[] callInTurn(ClusterJournal journal, int count) throws Exception {
    double[] seconds = new double[count];
    Semaphore durable = new Semaphore(0);
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      RunHistory run = journal.claim(input("key " + i % 64, i));
      JournalRecord record = record(run, 0);
      journal.append(record, failure -> durable.release());
      durable.acquire();
      journal.handed(record);
      journal.ended(run);
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    return seconds;
  }

  /** One call per run, with 64 runs of as many keys in flight. */
  private static void call64(ClusterJournal journal, int count) throws Exception {
    Semaphore permits = new Semaphore(64);
    Deque<JournalRecord> handed = new ConcurrentLinkedDeque<>();
    Map<Long, RunHistory> runs = new HashMap<>();
    for (int i = 0; i < count; i++) {
      permits.acquire();
      RunHistory run = journal.claim(input("key " + i % 64, i));
      runs.put(run.number(), run);
      JournalRecord record = record(run, 0);
      journal.append(
          record,
          failure -> {
            handed.add(record);
            permits.release();
          });
      end(journal, handed, runs);
    }
    permits.acquire(64);
    end(journal, handed, runs);
    assertThat(runs).isEmpty();
  }

  private static void end(
      ClusterJournal journal, Deque<JournalRecord> handed, Map<Long, RunHistory> runs) {
    for (JournalRecord each = handed.poll(); each != null; each = handed.poll()) {
      journal.handed(each);
      journal.ended(runs.remove(each.run()));
    }
  }

  /** A producer with the same settings that sends as many bytes to the same partitions. */
  private static final class Bare implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final byte[] key;
    private final byte[] value;

    Bare(StoreSettings settings) throws Exception {
      topic = Keys.topic(SharedBroker.newStore()) + "-bare";
      try (var admin = SharedBroker.cluster().admin()) {
        admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
      }
      producer = new KafkaProducer<>(ClientProperties.producer(settings.client(), 8 << 20));
      RunHistory run = new RunHistory("key 12".getBytes(UTF_8), 1L << 30, "", 0, List.of());
      key =
          EntryFormat.key(
              new Entry.Call(
                  new Entry.Owner("job", "desk", Desk.MAX_PARALLELISM),
                  7,
                  1000,
                  run.key(),
                  run.number(),
                  0,
                  new Entry.Begun(new byte[16], System.currentTimeMillis(), 0)));
      value = RecordFormat.encode(record(run, 0), key, PayloadChain.plain());
    }

    double[] sendInTurn(int count) throws Exception {
      double[] seconds = new double[count];
      Semaphore durable = new Semaphore(0);
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        send(i, durable);
        durable.acquire();
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
      return seconds;
    }

    void send64(int count) throws Exception {
      Semaphore permits = new Semaphore(64);
      for (int i = 0; i < count; i++) {
        permits.acquire();
        send(i, permits);
      }
      permits.acquire(64);
    }

    private void send(int i, Semaphore done) {
      int partition = Desk.keyGroup(("key " + i % 64).getBytes(UTF_8)) * PARTITIONS / 48;
      var unused =
          producer.send(
              new ProducerRecord<>(topic, partition, key, value),
              (sent, failure) -> done.release());
    }

    @Override
    public void close() {
      producer.close();
    }
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Of the least disturbed turn. */
  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
