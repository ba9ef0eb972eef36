package dev.planwright.rocksdb;

import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.QuarantinedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Copies what is readable of a damaged database into a new one. RocksDB is asked to read a copy as
 * far as it can; every entry is then checked by its own checksum.
 *
 * <p>What was lost cannot be known: the last record of a run may be missing, or the end of a run
 * whose input is still there. So where anything is damaged, every run that is not known to have
 * ended is quarantined. Its memory may be older than its key's last run.
 */
final class Salvage {

  private static final int MAX_CHANGES = 1000;

  private final StoreFolder source;
  private final StoreFolder target;
  private final List<String> report = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final Set<Long> ended = new HashSet<>();
  private final TreeMap<Long, byte[]> unfinished = new TreeMap<>();
  private long highest;
  private boolean hasIdentity;

  Salvage(StoreFolder source, StoreFolder target) {
    this.source = source;
    this.target = target;
  }

  List<String> run() throws IOException {
    boolean isSound = isSound();
    Path scratch = target.path().resolve("scratch");
    copy(source.data(), scratch);
    Ownership owner = Ownership.of(target);
    try (owner;
        TolerantDatabase damaged = TolerantDatabase.open(scratch);
        Database rescued = Database.open(target.data())) {
      report.addAll(damaged.problems());
      damaged.visit(
          (at, value) -> {
            take(at, value);
            if (changes.size() >= MAX_CHANGES) {
              write(rescued);
            }
          });
      report.addAll(damaged.problems());
      long next = Math.max(highest + 1, 0);
      changes.add(StoreFormat.CURRENT.record());
      changes.add(Numbers.reservation(next));
      changes.add(Numbers.newIdentity(next));
      if (!hasIdentity) {
        changes.add(Numbers.newIdentity(0));
        report.add("The store's identity is lost: unfinished runs get other idempotency keys.");
      }
      if (!isSound) {
        quarantine();
      }
      write(rescued);
    } finally {
      SnapshotFolder.delete(scratch);
    }
    return report.stream().distinct().toList();
  }

  private boolean isSound() {
    try (Database database = Database.openToRead(source.data())) {
      report.addAll(StoreCheck.problems(database, source));
    } catch (IOException | JournalException damaged) {
      report.add(String.valueOf(damaged.getMessage()));
    }
    return report.isEmpty();
  }

  private void take(byte[] at, byte[] value) {
    if (!StoreCheck.isSound(at, value)) {
      report.add("Entry " + Keys.describe(at) + " is damaged and left out.");
      return;
    }
    switch (at[0]) {
      case Keys.FORMAT -> {
        return;
      }
      case Keys.NUMBERS -> {
        highest = Math.max(highest, Entries.number(at, value) - 1);
        return;
      }
      case Keys.IDENTITY -> hasIdentity |= Keys.number(at) == 0;
      case Keys.END -> ended.add(Keys.endedRun(at));
      case Keys.WORK -> unfinished.put(Keys.number(at), Entries.workKey(at, value));
      default -> {}
    }
    if (at[0] == Keys.WORK || at[0] == Keys.RECORD || at[0] == Keys.OUTBOX) {
      highest = Math.max(highest, Keys.number(at));
    }
    changes.add(new Change(at, value));
  }

  private void quarantine() {
    long now = System.currentTimeMillis();
    int[] held = new int[1];
    unfinished.forEach(
        (run, key) -> {
          if (ended.contains(run)) {
            changes.add(new Change(Keys.numbered(Keys.WORK, run), null));
            return;
          }
          byte[] at = Keys.numbered(Keys.QUARANTINE, run);
          String cause = "salvaged from a damaged store: records of it may be missing";
          changes.add(
              new Change(
                  at,
                  Entries.quarantined(
                      new QuarantinedRun(run, key, source.agent(), cause, now, null), at)));
          held[0]++;
        });
    report.add(
        "%d unfinished runs are quarantined. Memory may lack the last writes of any key, and ended runs may be missing."
            .formatted(held[0]));
  }

  private void write(Database rescued) throws IOException {
    rescued.write(changes, true);
    changes.clear();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("LOCK")) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }
}
