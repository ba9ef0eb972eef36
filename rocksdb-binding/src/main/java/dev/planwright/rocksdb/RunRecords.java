package dev.planwright.rocksdb;

import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RunBegun;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.RecordFormat;
import java.util.ArrayList;
import java.util.List;

/** The records of one run, read back. */
final class RunRecords {

  private RunRecords() {}

  /**
   * All records of a run, its {@link RunBegun} first; empty if it has none.
   *
   * @param key the encoded business key
   * @throws JournalException if one of them is missing or damaged
   */
  static List<JournalRecord> read(Database database, byte[] key, long run, PayloadChain chain) {
    List<JournalRecord> records = new ArrayList<>();
    database.visit(
        Keys.numbered(Keys.RECORD, run),
        (at, value) -> {
          int index = Keys.index(at);
          if (index != records.size()) {
            throw new JournalException(
                "record %d of run %d is missing".formatted(records.size(), run), null);
          }
          JournalRecord record = RecordFormat.decode(value, at, key, run, chain);
          if (record instanceof RunBegun != (index == 0)) {
            throw new JournalException(
                "record %d of run %d is a %s"
                    .formatted(index, run, record.getClass().getSimpleName()),
                null);
          }
          return records.add(record);
        });
    return records;
  }

  /** How many records a run has, damaged or not. */
  static int count(Database database, long run) {
    int[] count = new int[1];
    database.visit(
        Keys.numbered(Keys.RECORD, run),
        (at, value) -> {
          count[0] = Math.max(count[0], Keys.index(at) + 1);
          return true;
        });
    return count[0];
  }
}
