package dev.planwright.rocksdb;

import static dev.planwright.rocksdb.Figures.TURNS;
import static dev.planwright.rocksdb.Figures.handover;
import static dev.planwright.rocksdb.Figures.median;
import static dev.planwright.rocksdb.Figures.requireAtMost;
import static dev.planwright.rocksdb.Figures.seconds;

import dev.planwright.CallMode;
import dev.planwright.rocksdb.Meter.Batch;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What durable calls of an agent on this store cost, beginning with their input and ending with
 * their run's commit, as ratios to a file to which the same bytes are appended, synced once per
 * call. Medians of five, measured in turns.
 *
 * <p>A call goes through three threads, the file is one thread's. Where waking a thread takes
 * longer than a tenth of what the disk takes, because others have the processors, the ratios say
 * nothing of the store; they are printed then, and asserted on a machine that has time.
 */
@Tag("figures")
class CallFiguresTest {

  /** Calls that one run makes, one after another. */
  private static final int PER_RUN = 50;

  private static final int RUNS = 2;
  private static final int IN_FLIGHT = 64;

  /** Of a plain append's time: what waking a thread may take for the ratios to mean something. */
  private static final double MOST_HANDOVER = 0.1;

  @TempDir Path folder;

  /** The least of all series. */
  private double handoverToPlain = Double.MAX_VALUE;

  @Test
  void calls_comparedWithSyncedFile_areWithinTheirLimits() throws Exception {
    Opened store = new Opened(RocksDbActionStateStore.at(folder.resolve("store")));
    try (LocalRunner<Batch, Void> runner =
            LocalRunner.of(new MeterPlan()).keyedBy(Batch::key).store(store).start();
        FileChannel file =
            FileChannel.open(
                folder.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      Map<CallMode, Integer> bytes = new EnumMap<>(CallMode.class);
      for (CallMode mode : CallMode.values()) {
        long before = store.journal().bytesWritten();
        call(runner, mode, 1);
        bytes.put(mode, (int) ((store.journal().bytesWritten() - before) / PER_RUN));
      }
      call(runner, CallMode.AT_LEAST_ONCE, IN_FLIGHT);
      requireAtMost(
          Map.of(
              "atLeastOnceToPlain", 2.0,
              "reconciledToPlain", 3.5,
              "atMostOnceToPlain", 3.5,
              "groupedToSequential", 1 / 5.0),
          () -> series(runner, file, bytes),
          () -> handoverToPlain > MOST_HANDOVER);
    }
  }

  private Map<String, Double> series(
      LocalRunner<Batch, Void> runner, FileChannel file, Map<CallMode, Integer> bytes)
      throws Exception {
    Map<CallMode, double[]> plain = new EnumMap<>(CallMode.class);
    Map<CallMode, double[]> calls = new EnumMap<>(CallMode.class);
    double[] grouped = new double[TURNS];
    double[] handover = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      for (CallMode mode : CallMode.values()) {
        int size = Objects.requireNonNull(bytes.get(mode));
        plain.computeIfAbsent(mode, any -> new double[TURNS])[turn] =
            micros(seconds(() -> append(file, size)), RUNS);
        calls.computeIfAbsent(mode, any -> new double[TURNS])[turn] =
            micros(seconds(() -> callInTurn(runner, mode)), RUNS);
      }
      handover[turn] = 1e6 * handover();
      grouped[turn] =
          micros(seconds(() -> call(runner, CallMode.AT_LEAST_ONCE, IN_FLIGHT)), IN_FLIGHT);
    }
    Map<String, Double> ratios = new HashMap<>();
    for (CallMode mode : CallMode.values()) {
      double plainMicros = median(Objects.requireNonNull(plain.get(mode)));
      double callMicros = median(Objects.requireNonNull(calls.get(mode)));
      System.out.printf(
          "rocksdb: %s bytesPerCall=%d plainMicros=%.0f callMicros=%.0f ratio=%.2f%n",
          mode, bytes.get(mode), plainMicros, callMicros, callMicros / plainMicros);
      ratios.put(name(mode), callMicros / plainMicros);
    }
    double sequential = median(Objects.requireNonNull(calls.get(CallMode.AT_LEAST_ONCE)));
    double share =
        median(handover) / median(Objects.requireNonNull(plain.get(CallMode.AT_LEAST_ONCE)));
    handoverToPlain = Math.min(handoverToPlain, share);
    System.out.printf(
        "rocksdb: inFlight=%d callMicros=%.0f rateToSequential=%.1f handoverMicros=%.0f toPlain=%.3f%n",
        IN_FLIGHT, median(grouped), sequential / median(grouped), median(handover), share);
    ratios.put("groupedToSequential", median(grouped) / sequential);
    return ratios;
  }

  private static String name(CallMode mode) {
    return switch (mode) {
      case AT_LEAST_ONCE -> "atLeastOnceToPlain";
      case RECONCILED -> "reconciledToPlain";
      case AT_MOST_ONCE -> "atMostOnceToPlain";
    };
  }

  private static double micros(double seconds, int runs) {
    return 1e6 * seconds / runs / PER_RUN;
  }

  private static void append(FileChannel file, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (int i = 0; i < RUNS * PER_RUN; i++) {
      file.write(bytes.clear());
      file.force(false);
    }
  }

  private static void callInTurn(LocalRunner<Batch, Void> runner, CallMode mode) {
    for (int i = 0; i < RUNS; i++) {
      call(runner, mode, 1);
    }
  }

  /** Calls for so many keys at once, and waits for their ends. */
  private static void call(LocalRunner<Batch, Void> runner, CallMode mode, int keys) {
    for (int key = 0; key < keys; key++) {
      runner.submit(new Batch(key, mode, PER_RUN));
    }
    runner.drain();
  }

  /** A store whose journal can be asked how much it wrote. */
  private static final class Opened implements EmbeddedStore {

    private static final long serialVersionUID = 1L;

    private final EmbeddedStore store;
    private transient @Nullable RocksDbJournal journal;

    Opened(EmbeddedStore store) {
      this.store = store;
    }

    @Override
    public EmbeddedJournal open(String agent) throws IOException {
      RocksDbJournal opened = (RocksDbJournal) store.open(agent);
      journal = opened;
      return opened;
    }

    RocksDbJournal journal() {
      return Objects.requireNonNull(journal);
    }
  }
}
