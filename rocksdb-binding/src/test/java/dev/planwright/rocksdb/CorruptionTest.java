package dev.planwright.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.StoreInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit of a store is changed, or the end of one file is missing: the store refuses, or the run
 * concerned does, or nothing is different. Never is anything read that was not written, and never
 * is anything missing without a word.
 */
class CorruptionTest {

  private static final boolean FULL = Boolean.getBoolean("planwright.full");
  private static final int FLIPS = FULL ? 5000 : 500;
  private static final int CUTS = FULL ? 600 : 60;
  private static final int BACKUP_FLIPS = FULL ? 1000 : 60;

  @TempDir static Path folder;

  private static Path killed;
  private static Map<String, String> expected;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Map<String, Integer> results = new TreeMap<>();
  private int refusals;
  private int salvaged;

  @BeforeAll
  static void write() throws IOException {
    killed = folder.resolve("killed");
    Contents.write(folder.resolve("open"), killed);
    Path copy = folder.resolve("copy");
    Contents.copy(killed, copy);
    expected = Contents.read(copy);
    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(Contents.files(killed))
        .as("something in tables, in the log, and in a snapshot")
        .anyMatch(file -> file.toString().matches(".*data/\\d+\\.sst"))
        .anyMatch(file -> file.toString().endsWith(".log") && file.toFile().length() > 1000)
        .anyMatch(file -> file.toString().contains("snapshots/meta/"));
  }

  @Test
  void bit_changedAnywhere_isRefusedOrHarmless() throws IOException {
    List<Path> files =
        Contents.files(killed).stream()
            .filter(file -> !file.toString().contains("/snapshots/"))
            .filter(file -> file.toFile().length() > 0)
            .filter(file -> file.toString().matches(".*data/(\\d+\\.(sst|log)|MANIFEST-\\d+)"))
            .toList();
    Path current = killed.resolve(Contents.AGENT).resolve("data/CURRENT");
    for (int i = 0; i < FLIPS; i++) {
      Path file = i % 50 == 0 ? current : files.get(i % files.size());
      byte[] data = Files.readAllBytes(file);
      long bit = Math.floorMod(random.nextLong(), 8L * data.length);
      data[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
      String what = "bit %d of %s, seed %d".formatted(bit, file.getFileName(), seed);
      Map<String, String> found = readWith(file, data, what);
      if (found == null) {
        continue;
      }
      boolean hasDamagedRun = found.keySet().stream().anyMatch(at -> at.startsWith("damaged"));
      count(file, hasDamagedRun ? "run quarantined" : "harmless");
      if (hasDamagedRun) {
        expected.forEach(
            (at, value) -> {
              String run = at.replaceAll("^(run|record) (\\d+).*", "damaged run $2");
              if (!found.containsKey(run)) {
                assertThat(found).as(what).containsEntry(at, value);
              }
            });
      } else {
        assertThat(found).as(what).isEqualTo(expected);
      }
    }
    System.out.printf("rocksdb: flips=%d salvaged=%d seed=%d %s%n", FLIPS, salvaged, seed, results);
  }

  /** What is restored is what was saved, or nothing. */
  @Test
  void bit_changedInABackup_isRefusedOrHarmless() throws IOException {
    StoreInspection inspection = RocksDbActionStateStore.at(killed).inspect();
    int snapshot = inspection.snapshots(Contents.AGENT).get(0).id();
    Path sound = folder.resolve("sound");
    inspection.restore(Contents.AGENT, snapshot, sound);
    Map<String, String> saved = Contents.read(sound);
    List<Path> files =
        Contents.files(killed).stream()
            .filter(file -> file.toString().contains("/snapshots/"))
            .filter(file -> file.toFile().length() > 0)
            .toList();
    Path restored = folder.resolve("restored");
    for (int i = 0; i < BACKUP_FLIPS; i++) {
      Path file = files.get(i % files.size());
      byte[] data = Files.readAllBytes(file);
      byte[] changed = data.clone();
      long bit = Math.floorMod(random.nextLong(), 8L * data.length);
      changed[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
      String what = "bit %d of %s, seed %d".formatted(bit, file.getFileName(), seed);
      Files.write(file, changed);
      try {
        inspection.restore(Contents.AGENT, snapshot, restored);
        assertThat(Contents.read(restored)).as(what).isEqualTo(saved);
        results.merge("harmless", 1, Integer::sum);
      } catch (IOException refused) {
        results.merge("refused", 1, Integer::sum);
      } finally {
        Files.write(file, data);
        if (Files.exists(restored)) {
          SnapshotFolder.delete(restored);
        }
      }
    }
    System.out.printf("rocksdb: backupFlips=%d seed=%d %s%n", BACKUP_FLIPS, seed, results);
    assertThat(results.getOrDefault("refused", 0)).isGreaterThan(BACKUP_FLIPS / 3);
  }

  /** Every point of the log at which a crash, or somebody, may have cut it. */
  @Test
  void log_cutAtEveryPoint_isAnEarlierState() throws IOException {
    Path log =
        Contents.files(killed).stream()
            .filter(file -> file.toString().endsWith(".log") && file.toFile().length() > 1000)
            .findFirst()
            .orElseThrow();
    byte[] data = Files.readAllBytes(log);
    int step = FULL ? 1 : 97;
    int cuts = 0;
    int known = 0;
    for (int length = random.nextInt(step); length < data.length; length += step) {
      String what = "%s cut to %d, seed %d".formatted(log.getFileName(), length, seed);
      Map<String, String> found = readWith(log, Arrays.copyOf(data, length), what);
      assertThat(found).as(what).isNotNull();
      // What was written comes back in its order, so the longer the log, the more there is.
      int records = 0;
      for (Map.Entry<String, String> entry : found.entrySet()) {
        assertThat(entry.getKey()).as(what).doesNotStartWith("damaged");
        if (entry.getKey().startsWith("record ")) {
          assertThat(entry.getValue()).as(what).contains("input ");
        }
        records += entry.getKey().startsWith("outbox ") ? 1 : 0;
      }
      assertThat(records).as(what).isGreaterThanOrEqualTo(known);
      known = records;
      cuts++;
    }
    System.out.printf("rocksdb: logBytes=%d cutsOfLog=%d seed=%d%n", data.length, cuts, seed);
  }

  /** The end of the last log is where a crash tears; of everything else nothing may be missing. */
  @Test
  void end_missing_isRefusedOrAnEarlierState() throws IOException {
    List<Path> files =
        Contents.files(killed).stream()
            .filter(file -> file.toString().matches(".*data/(\\d+\\.(sst|log)|CURRENT)"))
            .filter(file -> file.toFile().length() > 0)
            .toList();
    for (int i = 0; i < CUTS; i++) {
      Path file = files.get(i % files.size());
      byte[] data = Files.readAllBytes(file);
      byte[] cut = Arrays.copyOf(data, random.nextInt(data.length));
      String what =
          "%s of %d bytes cut to %d, seed %d"
              .formatted(file.getFileName(), data.length, cut.length, seed);
      Map<String, String> found = readWith(file, cut, what);
      if (found == null) {
        continue;
      }
      assertThat(file.toString()).as(what).endsWith(".log");
      count(file, "earlier state");
      found.forEach(
          (at, value) -> {
            if (at.startsWith("record ") && expected.containsKey(at)) {
              assertThat(value).as(what).isEqualTo(expected.get(at));
            }
            assertThat(at).as(what).doesNotStartWith("damaged");
          });
    }
    System.out.printf("rocksdb: cuts=%d salvaged=%d seed=%d %s%n", CUTS, salvaged, seed, results);
  }

  /** What is read with one file replaced; null if the store refuses. */
  private Map<String, String> readWith(Path file, byte[] data, String what) throws IOException {
    Path store = folder.resolve("store");
    Contents.copy(killed, store);
    try {
      Files.write(store.resolve(killed.relativize(file)), data);
      return Contents.read(store);
    } catch (IOException | JournalException refused) {
      assertThat(refused.getMessage()).as(what).contains(store.toString());
      count(file, "refused");
      if (refusals++ % 20 == 0) {
        salvage(store, what);
      }
      return null;
    } finally {
      SnapshotFolder.delete(store);
    }
  }

  /** What is rescued opens, says nothing that was not written, and holds every unfinished run. */
  private void salvage(Path store, String what) throws IOException {
    Path rescued = folder.resolve("rescued");
    Path damaged = folder.resolve("damaged");
    Contents.copy(store, damaged);
    try {
      List<String> report =
          RocksDbActionStateStore.at(damaged).inspect().salvage(Contents.AGENT, rescued);
      assertThat(report).as(what).isNotEmpty();
      Map<String, String> found = Contents.read(rescued);
      found.forEach(
          (at, value) -> {
            if (at.startsWith("record ") && expected.containsKey(at)) {
              assertThat(value).as(what).isEqualTo(expected.get(at));
            }
            if (at.startsWith("work ")) {
              assertThat(found).as(what).containsKey(at.replace("work", "held"));
            }
          });
      salvaged++;
    } finally {
      SnapshotFolder.delete(damaged);
      if (Files.exists(rescued)) {
        SnapshotFolder.delete(rescued);
      }
    }
  }

  private void count(Path file, String result) {
    String kind = file.getFileName().toString().replaceAll("\\d+\\.|-\\d+", "");
    results.merge(kind + " " + result, 1, Integer::sum);
  }
}
