package dev.planwright.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.WorkItem;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.RecordFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the store costs, as ratios to the plainest thing that does the same on this machine; medians
 * of five, measured in turns. The limits asserted leave room for a busy machine.
 */
@Tag("figures")
class StoreFiguresTest {

  private static final int TURNS = 5;
  private static final byte[] KEY = {74, 70, 75};
  private static final byte[] PAYLOAD = new byte[300];

  @TempDir Path folder;

  /** Something that takes time. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  @Test
  void appends_comparedWithSyncedFile() throws Exception {
    int sequential = 300;
    int grouped = 6000;
    double[] plain = new double[TURNS];
    double[] one = new double[TURNS];
    double[] many = new double[TURNS];
    long perRecord;
    Path file = folder.resolve("plain");
    try (RocksDbJournal journal =
            (RocksDbJournal) RocksDbActionStateStore.at(folder.resolve("store")).open("desk");
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long run = journal.accept(new NewInput(KEY, PAYLOAD, 0, null, 0), any -> {});
      journal.claim(new RunClaim(KEY, new byte[16], run, 0));
      appendInTurn(journal, run, 100);
      long before = journal.bytesWritten();
      appendInTurn(journal, run, 100);
      perRecord = (journal.bytesWritten() - before) / 100;
      ByteBuffer bytes = ByteBuffer.allocate((int) perRecord);
      for (int i = 0; i < TURNS; i++) {
        plain[i] =
            sequential
                / seconds(
                    () -> {
                      for (int n = 0; n < sequential; n++) {
                        channel.write(bytes.clear());
                        channel.force(false);
                      }
                    });
        one[i] = sequential / seconds(() -> appendInTurn(journal, run, sequential));
        many[i] = grouped / seconds(() -> append64(journal, run, grouped));
      }
    }
    System.out.printf(
        "rocksdb: plainPerSecond=%.0f sequentialPerSecond=%.0f grouped64PerSecond=%.0f%n",
        median(plain), median(one), median(many));
    System.out.printf(
        "rocksdb: sequentialToPlain=%.2f groupedToSequential=%.2f bytesPerRecord=%d payload=%d%n",
        median(plain) / median(one), median(many) / median(one), perRecord, PAYLOAD.length);
    assertThat(perRecord).isLessThanOrEqualTo((long) (1.3 * PAYLOAD.length + 160));
    assertThat(median(plain) / median(one)).isLessThan(3);
    assertThat(median(many) / median(one)).isGreaterThan(4);
  }

  @Test
  void recovery_comparedWithBareScan() throws Exception {
    int runs = 10_000;
    Path store = folder.resolve("store");
    fill(store, runs, 10);
    double[] bare = new double[TURNS];
    double[] recovery = new double[TURNS];
    for (int i = 0; i < TURNS; i++) {
      bare[i] = seconds(() -> assertThat(scan(store)).isEqualTo(11 * runs));
      recovery[i] = seconds(() -> assertThat(recover(store)).isEqualTo(10 * runs));
    }
    System.out.printf(
        "rocksdb: recoveryOf100000Millis=%.0f bareScanMillis=%.0f recoveryToScan=%.2f%n",
        1000 * median(recovery), 1000 * median(bare), median(recovery) / median(bare));
    assertThat(median(recovery) / median(bare)).isLessThan(3);
  }

  @Test
  void lookup_inLargeStore_costsAsMuchAsInSmall() throws Exception {
    Path small = folder.resolve("small");
    Path large = folder.resolve("large");
    fill(small, 1_000, 2);
    fill(large, 50_000, 2);
    double[] inSmall = new double[TURNS];
    double[] inLarge = new double[TURNS];
    try (EmbeddedJournal little = RocksDbActionStateStore.at(small).open("desk");
        EmbeddedJournal big = RocksDbActionStateStore.at(large).open("desk")) {
      lookUp(little, 1_000);
      lookUp(big, 50_000);
      for (int i = 0; i < TURNS; i++) {
        inSmall[i] = seconds(() -> lookUp(little, 1_000));
        inLarge[i] = seconds(() -> lookUp(big, 50_000));
      }
    }
    System.out.printf(
        "rocksdb: lookupMicrosOf1000=%.1f lookupMicrosOf50000=%.1f ratio=%.2f%n",
        1000 * median(inSmall), 1000 * median(inLarge), median(inLarge) / median(inSmall));
    assertThat(median(inLarge) / median(inSmall)).isLessThan(4);
  }

  /** A thousand look-ups, spread over so many runs. */
  private static void lookUp(EmbeddedJournal journal, int runs) {
    for (int i = 0; i < 1000; i++) {
      long run = i * 7919L % runs;
      assertThat(journal.claim(new RunClaim(KEY, new byte[16], run, 0)).records()).hasSize(2);
    }
  }

  private static void fill(Path store, int runs, int calls) throws Exception {
    try (EmbeddedJournal journal = RocksDbActionStateStore.at(store).open("desk")) {
      CountDownLatch done = new CountDownLatch(runs * calls);
      for (int i = 0; i < runs; i++) {
        long run = journal.accept(new NewInput(KEY, PAYLOAD, 0, null, 0), any -> {});
        journal.claim(new RunClaim(KEY, new byte[16], run, 0));
        for (int call = 0; call < calls; call++) {
          journal.append(record(run, call), any -> done.countDown());
        }
      }
      done.await();
    }
  }

  private static int recover(Path store) throws IOException {
    int calls = 0;
    try (EmbeddedJournal journal = RocksDbActionStateStore.at(store).open("desk")) {
      for (WorkItem item : journal.unfinished()) {
        calls += journal.claim(new RunClaim(KEY, new byte[16], item.number(), 0)).records().size();
      }
    }
    return calls;
  }

  private static int scan(Path store) throws IOException {
    int[] records = new int[1];
    try (Database database = Database.open(store.resolve("desk/data"))) {
      database.visit(
          Keys.table(Keys.RECORD),
          (at, value) -> {
            JournalRecord record =
                RecordFormat.decode(value, at, KEY, Keys.number(at), PayloadChain.plain());
            records[0] += record.run() >= 0 ? 1 : 0;
            return true;
          });
    }
    return records[0];
  }

  private static void appendInTurn(EmbeddedJournal journal, long run, int count) throws Exception {
    Semaphore done = new Semaphore(0);
    for (int i = 0; i < count; i++) {
      journal.append(record(run, i), failure -> done.release());
      done.acquire();
    }
  }

  private static void append64(EmbeddedJournal journal, long run, int count) throws Exception {
    Semaphore inFlight = new Semaphore(64);
    for (int i = 0; i < count; i++) {
      inFlight.acquire();
      journal.append(record(run, i), failure -> inFlight.release());
    }
    inFlight.acquire(64);
  }

  private static JournalRecord record(long run, int call) {
    return new CallRecord(
        KEY,
        run,
        "/track>com.example.desk.DisruptionDesk$Disruption#0",
        "rebook",
        "rebook",
        call,
        0,
        "00112233445566778899aabbccddeeff",
        new Outcome.Succeeded("java.lang.String", PAYLOAD));
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
