package dev.planwright.rocksdb;

import static dev.planwright.rocksdb.Figures.TURNS;
import static dev.planwright.rocksdb.Figures.least;
import static dev.planwright.rocksdb.Figures.median;
import static dev.planwright.rocksdb.Figures.requireAtMost;
import static dev.planwright.rocksdb.Figures.seconds;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the store costs, as ratios to the plainest thing that does the same on this machine; medians
 * of five, measured in turns.
 */
@Tag("figures")
class StoreFiguresTest {

  private static final byte[] KEY = {74, 70, 75};
  private static final byte[] PAYLOAD = new byte[300];

  @TempDir Path folder;

  @Test
  void bytes_ofARecord_areAtMostALittleMoreThanItsPayload() throws Exception {
    int records = 2000;
    Path store = folder.resolve("store");
    long perRecord;
    try (RocksDbJournal journal = (RocksDbJournal) RocksDbActionStateStore.at(store).open("desk")) {
      long run = journal.accept(new NewInput(KEY, PAYLOAD, 0, null, 0), any -> {});
      journal.claim(new RunClaim(KEY, new byte[16], run, 0));
      append64(journal, run, 1);
      long before = journal.bytesWritten();
      append64(journal, run, records);
      perRecord = (journal.bytesWritten() - before) / records;
    }
    long onDisk = 0;
    for (Path file : Contents.files(store)) {
      onDisk += Files.size(file);
    }
    System.out.printf(
        "rocksdb: payload=%d bytesHandedPerRecord=%d bytesOnDiskPerRecord=%d%n",
        PAYLOAD.length, perRecord, onDisk / records);
    assertThat(perRecord).isLessThanOrEqualTo((long) (1.3 * PAYLOAD.length + 160));
  }

  @Test
  void recovery_of100000Calls_takesAtMostTwiceABareScan() throws Exception {
    int runs = 10_000;
    Path store = folder.resolve("store");
    fill(store, runs, 10);
    requireAtMost(
        Map.of("recoveryToScan", 2.0),
        () -> {
          double[] bare = new double[TURNS];
          double[] recovery = new double[TURNS];
          for (int i = 0; i < TURNS; i++) {
            bare[i] = seconds(() -> assertThat(scan(store)).isEqualTo(11 * runs));
            recovery[i] = seconds(() -> assertThat(recover(store)).isEqualTo(10 * runs));
          }
          System.out.printf(
              "rocksdb: recoveryOf100000Millis=%.0f bareScanMillis=%.0f recoveryToScan=%.2f least=%.2f%n",
              1000 * median(recovery),
              1000 * median(bare),
              median(recovery) / median(bare),
              least(recovery) / least(bare));
          return Map.of("recoveryToScan", least(recovery) / least(bare));
        });
  }

  @Test
  void lookup_inLargeStore_costsAsMuchAsInSmall() throws Exception {
    Path small = folder.resolve("small");
    Path large = folder.resolve("large");
    fill(small, 2_000, 2);
    fill(large, 100_000, 2);
    try (EmbeddedJournal little = RocksDbActionStateStore.at(small).open("desk");
        EmbeddedJournal big = RocksDbActionStateStore.at(large).open("desk")) {
      lookUp(little, 2_000);
      lookUp(big, 100_000);
      requireAtMost(
          Map.of("lookupInFiftyTimesAsMuch", 1.5),
          () -> {
            double[] inSmall = new double[TURNS];
            double[] inLarge = new double[TURNS];
            for (int i = 0; i < TURNS; i++) {
              inSmall[i] = seconds(() -> lookUp(little, 2_000));
              inLarge[i] = seconds(() -> lookUp(big, 100_000));
            }
            System.out.printf(
                "rocksdb: lookupMicrosOf2000=%.1f lookupMicrosOf100000=%.1f ratio=%.2f least=%.2f%n",
                1000 * median(inSmall),
                1000 * median(inLarge),
                median(inLarge) / median(inSmall),
                least(inLarge) / least(inSmall));
            return Map.of("lookupInFiftyTimesAsMuch", least(inLarge) / least(inSmall));
          });
    }
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
}
