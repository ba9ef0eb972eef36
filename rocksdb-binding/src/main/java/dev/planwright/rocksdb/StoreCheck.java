package dev.planwright.rocksdb;

import dev.planwright.rocksdb.Entries.RunEnd;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.format.FieldReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads everything in a database: each block's checksum, each entry's, and whether the records of
 * every run follow each other. Payloads need no keys for that.
 */
final class StoreCheck {

  private final List<String> problems = new ArrayList<>();
  private final Map<Long, Integer> records = new HashMap<>();

  private StoreCheck() {}

  /** What is wrong, in sentences; empty if all is well. */
  static List<String> problems(Database database, StoreFolder folder) {
    StoreCheck check = new StoreCheck();
    try {
      database.verify();
      StoreFormat.of(database, folder);
      database.visit(new byte[0], check::visit);
      database.visit(Keys.table(Keys.END), check::visitEnd);
    } catch (IOException | JournalException damaged) {
      check.problems.add(String.valueOf(damaged.getMessage()));
    }
    return check.problems;
  }

  private boolean visit(byte[] at, byte[] value) {
    if (!isSound(at, value)) {
      problems.add("Entry " + Keys.describe(at) + " is damaged.");
    }
    if (at[0] == Keys.RECORD) {
      long run = Keys.number(at);
      int expected = records.getOrDefault(run, 0);
      if (Keys.index(at) != expected) {
        problems.add("Record %d of run %d is missing.".formatted(expected, run));
      }
      records.put(run, Keys.index(at) + 1);
    }
    return true;
  }

  private boolean visitEnd(byte[] at, byte[] value) {
    RunEnd end = Entries.end(at, value);
    long run = Keys.endedRun(at);
    int found = records.getOrDefault(run, 0);
    if (found != end.records()) {
      problems.add(
          "Run %d ended with %d records, and has %d.".formatted(run, end.records(), found));
    }
    return true;
  }

  /** Whether an entry is as it was written, and where it was written. */
  static boolean isSound(byte[] at, byte[] value) {
    try {
      FieldReader.sealed(value, at);
      return true;
    } catch (JournalException damaged) {
      return false;
    }
  }
}
