package dev.planwright.rocksdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where entries stand in the database: a letter for the table, then what tells its entries apart.
 * Numbers are big-endian, so that entries are ordered by them; a run's records stand together.
 *
 * <pre>
 * F                        format of the store
 * N                        numbers below this one may have been given
 * I  number                identity of the runs numbered from here on
 * S  name                  setting
 * P  source                last position taken from it
 * T                        latest event time of all inputs
 * W  number                input or timer whose run has not committed
 * R  number  index         record of a run
 * E  millis  number        end of a run that has records
 * Q  number                run that holds its key
 * O  number                output on its way out
 * M  key  memory  0        value
 * M  key  memory  1 entry  entry of a map
 * </pre>
 */
final class Keys {

  static final byte FORMAT = 'F';
  static final byte NUMBERS = 'N';
  static final byte IDENTITY = 'I';
  static final byte SETTING = 'S';
  static final byte POSITION = 'P';
  static final byte EVENT_TIME = 'T';
  static final byte WORK = 'W';
  static final byte RECORD = 'R';
  static final byte END = 'E';
  static final byte QUARANTINE = 'Q';
  static final byte OUTBOX = 'O';
  static final byte MEMORY = 'M';

  private Keys() {}

  static byte[] table(byte table) {
    return new byte[] {table};
  }

  static byte[] numbered(byte table, long number) {
    return ByteBuffer.allocate(9).put(table).putLong(number).array();
  }

  static byte[] named(byte table, String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + utf8.length).put(table).put(utf8).array();
  }

  static byte[] record(long run, int index) {
    return ByteBuffer.allocate(13).put(RECORD).putLong(run).putInt(index).array();
  }

  static byte[] end(long millis, long run) {
    return ByteBuffer.allocate(17).put(END).putLong(millis).putLong(run).array();
  }

  static byte[] value(byte[] key, String memory) {
    return memory(key, memory, 0, new byte[0]);
  }

  static byte[] entry(byte[] key, String memory, byte[] entry) {
    return memory(key, memory, 1, entry);
  }

  /** What all entries of a map begin with. */
  static byte[] entries(byte[] key, String memory) {
    return memory(key, memory, 1, new byte[0]);
  }

  private static byte[] memory(byte[] key, String memory, int kind, byte[] entry) {
    byte[] name = memory.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(10 + key.length + name.length + entry.length)
        .put(MEMORY)
        .putInt(key.length)
        .put(key)
        .putInt(name.length)
        .put(name)
        .put((byte) kind)
        .put(entry)
        .array();
  }

  /** The business key that something is remembered of. */
  static byte[] keyOfMemory(byte[] at) {
    byte[] key = new byte[ByteBuffer.wrap(at).getInt(1)];
    System.arraycopy(at, 5, key, 0, key.length);
    return key;
  }

  /** The memory that an entry belongs to. */
  static String memoryOf(byte[] at) {
    int from = 5 + ByteBuffer.wrap(at).getInt(1);
    return new String(at, from + 4, ByteBuffer.wrap(at).getInt(from), StandardCharsets.UTF_8);
  }

  /** The number of an entry's key, or the first of two. */
  static long number(byte[] key) {
    return ByteBuffer.wrap(key).getLong(1);
  }

  /** The run of the key of a run's end. */
  static long endedRun(byte[] key) {
    return ByteBuffer.wrap(key).getLong(9);
  }

  static int index(byte[] recordKey) {
    return ByteBuffer.wrap(recordKey).getInt(9);
  }

  static String name(byte[] key) {
    return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
  }

  /** The first key behind all that begin with {@code prefix}; null if there is none. */
  static byte @Nullable [] after(byte[] prefix) {
    byte[] next = prefix.clone();
    for (int i = next.length - 1; i >= 0; i--) {
      if (++next[i] != 0) {
        return Arrays.copyOf(next, i + 1);
      }
    }
    return null;
  }

  /** For messages: the table's letter and the rest in hex. */
  static String describe(byte[] key) {
    StringBuilder text = new StringBuilder().append((char) key[0]);
    for (int i = 1; i < key.length; i++) {
      text.append(String.format("%02x", key[i]));
    }
    return text.toString();
  }
}
