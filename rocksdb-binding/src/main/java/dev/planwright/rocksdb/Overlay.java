package dev.planwright.rocksdb;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Memory that was committed and is still on its way to the database, so that the next run of a key
 * need not wait for the disk. Look here first, then in the database: what has left this has arrived
 * there.
 *
 * <p>Thread-safe.
 */
final class Overlay {

  /** A value on its way; null removes. Compared by identity. */
  static final class Cell {
    final byte @Nullable [] value;

    Cell(byte @Nullable [] value) {
      this.value = value;
    }
  }

  private final ConcurrentNavigableMap<byte[], Cell> cells =
      new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

  /** Shows a value from now on; the returned action stops that, unless a later one took over. */
  Runnable put(byte[] key, byte @Nullable [] value) {
    Cell cell = new Cell(value);
    cells.put(key, cell);
    return () -> cells.remove(key, cell);
  }

  @Nullable Cell get(byte[] key) {
    return cells.get(key);
  }

  /** What is on its way now, of all keys that begin with {@code prefix}. */
  NavigableMap<byte[], Cell> copyOf(byte[] prefix) {
    byte[] end = Keys.after(prefix);
    NavigableMap<byte[], Cell> copy = new TreeMap<>(Arrays::compareUnsigned);
    copy.putAll(end == null ? cells.tailMap(prefix) : cells.subMap(prefix, end));
    return copy;
  }
}
