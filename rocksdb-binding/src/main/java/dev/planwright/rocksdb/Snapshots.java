package dev.planwright.rocksdb;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a store takes a snapshot of itself, beside the one before an upgrade and those by hand. Each
 * is incremental, checksummed, and verified by restoring it to a scratch folder.
 *
 * @param keep how many are kept
 * @param every time between two; null for no such limit
 * @param records writes between two; 0 for no such limit
 */
public record Snapshots(int keep, @Nullable Duration every, long records) implements Serializable {

  /** Only before an upgrade and by hand, of which three are kept. */
  public static final Snapshots NONE = new Snapshots(3, null, 0);

  /** Refuses to keep none. */
  public Snapshots {
    if (keep < 1) {
      throw new IllegalArgumentException("keep " + keep + " snapshots: give 1 or more");
    }
    if (every != null && (every.isNegative() || every.isZero())) {
      throw new IllegalArgumentException("a snapshot every " + every + ": give a positive time");
    }
    if (records < 0) {
      throw new IllegalArgumentException("a snapshot every " + records + " records");
    }
  }

  /** A snapshot each time so much time has passed. */
  public static Snapshots every(Duration time, int keep) {
    return new Snapshots(keep, time, 0);
  }

  /** A snapshot after so many writes, too. */
  public Snapshots everyRecords(long writes) {
    return new Snapshots(keep, every, writes);
  }
}
