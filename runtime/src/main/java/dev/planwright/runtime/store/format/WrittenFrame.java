package dev.planwright.runtime.store.format;

import dev.planwright.runtime.store.JournalException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A memory's value together with when it was written: a mark, the time, the value's own bytes. The
 * mark is no number of a schema, so that values that were written before their memory had a time to
 * live are told apart.
 */
public final class WrittenFrame {

  private static final byte MARK = (byte) 0xFF;

  /** Bytes that {@link #wrap} adds. */
  public static final int HEADER = 1 + Long.BYTES;

  private WrittenFrame() {}

  /** The value with its time. */
  public static byte[] wrap(byte[] value, long millis) {
    return ByteBuffer.allocate(HEADER + value.length).put(MARK).putLong(millis).put(value).array();
  }

  /** Whether there is a time. */
  public static boolean isTimed(byte[] stored) {
    return stored.length > 0 && stored[0] == MARK;
  }

  /** When it was written, in epoch milliseconds. */
  public static long millis(byte[] stored) {
    if (stored.length < HEADER) {
      throw new JournalException("a value that is cut short", null);
    }
    return ByteBuffer.wrap(stored).getLong(1);
  }

  /** The value's own bytes, whether there is a time or not. */
  public static byte[] value(byte[] stored) {
    return isTimed(stored) ? Arrays.copyOfRange(stored, HEADER, stored.length) : stored;
  }
}
