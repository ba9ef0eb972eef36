package dev.planwright.runtime.store.format;

import dev.planwright.runtime.store.JournalException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of an entry one after another, and seals them with a checksum. Whole numbers
 * take as many bytes as they need, zigzag, so that small negative ones are short as well.
 *
 * <p>For one thread.
 */
public final class FieldWriter {

  /** Bytes that a text or an identifier may take. */
  static final int MAX_TEXT = 1 << 20;

  /** Bytes that {@link #sealed} adds. */
  static final int SEAL = 4;

  private byte[] data;
  private int size;

  /** Expects an entry of about {@code expected} bytes. */
  public FieldWriter(int expected) {
    data = new byte[Math.max(16, expected)];
  }

  /** One byte. */
  public FieldWriter octet(int value) {
    reserve(1);
    data[size++] = (byte) value;
    return this;
  }

  /** A whole number of one to ten bytes. */
  public FieldWriter number(long value) {
    reserve(10);
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      data[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    data[size++] = (byte) left;
    return this;
  }

  /** A length and that many bytes. */
  public FieldWriter bytes(byte[] value) {
    number(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, data, size, value.length);
    size += value.length;
    return this;
  }

  /**
   * Text as UTF-8.
   *
   * @param field what it is, for the message of the refusal
   * @throws JournalException if it takes more than 1 MiB
   */
  public FieldWriter text(String field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MAX_TEXT) {
      throw new JournalException(
          "%s is %d bytes long, the limit is %d".formatted(field, utf8.length, MAX_TEXT), null);
    }
    return bytes(utf8);
  }

  /** Text that may be null. */
  public FieldWriter nullableText(String field, @Nullable String value) {
    return value == null ? octet(0) : octet(1).text(field, value);
  }

  /**
   * What was written, and a CRC-32C of it and of {@code address}.
   *
   * @param address where the entry will be found; not part of the bytes, yet covered, so that an
   *     entry read from another place is seen
   */
  public byte[] sealed(byte[] address) {
    byte[] entry = Arrays.copyOf(data, size + SEAL);
    int crc = checksum(address, entry, size);
    for (int i = 0; i < SEAL; i++) {
      entry[size + i] = (byte) (crc >> (8 * (SEAL - 1 - i)));
    }
    return entry;
  }

  /** What was written, and nothing else. */
  public byte[] unsealed() {
    return Arrays.copyOf(data, size);
  }

  static int checksum(byte[] address, byte[] entry, int length) {
    CRC32C crc = new CRC32C();
    crc.update(address);
    crc.update(entry, 0, length);
    return (int) crc.getValue();
  }

  private void reserve(int count) {
    if (count > data.length - size) {
      data = Arrays.copyOf(data, Math.max(2 * data.length, size + count));
    }
  }
}
