package dev.planwright.runtime.store.format;

import dev.planwright.runtime.store.JournalException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link FieldWriter} wrote. Every method throws a {@link JournalException} that says
 * what is wrong with the data.
 *
 * <p>For one thread.
 */
public final class FieldReader {

  private final byte[] data;
  private final int end;
  private int at;

  private FieldReader(byte[] data, int end) {
    this.data = data;
    this.end = end;
  }

  /** Reads a sealed entry, after its checksum. */
  public static FieldReader sealed(byte[] entry, byte[] address) {
    int end = entry.length - FieldWriter.SEAL;
    if (end < 0) {
      throw new JournalException("damaged: only " + entry.length + " bytes long", null);
    }
    int expected = 0;
    for (int i = end; i < entry.length; i++) {
      expected = (expected << 8) | (entry[i] & 0xFF);
    }
    int found = FieldWriter.checksum(address, entry, end);
    if (found != expected) {
      throw new JournalException(
          "damaged: its checksum is %08x, that of its bytes %08x".formatted(expected, found), null);
    }
    return new FieldReader(entry, end);
  }

  /** Reads a sealed entry whose first byte says the version that it is written in. */
  public static FieldReader sealed(byte[] entry, byte[] address, int version) {
    FieldReader in = sealed(entry, address);
    int found = in.octet();
    if (found != version) {
      throw new JournalException(
          "of version %d, but this Planwright reads version %d: use a newer one"
              .formatted(found, version),
          null);
    }
    return in;
  }

  /** Reads fields without a checksum. */
  public static FieldReader unsealed(byte[] fields) {
    return new FieldReader(fields, fields.length);
  }

  /** The next byte, 0 to 255. */
  public int octet() {
    require(1);
    return data[at++] & 0xFF;
  }

  /** The next whole number. */
  public long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet < 0x80) {
        if (shift == 63 && octet > 1) {
          break;
        }
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new JournalException("a number of more than 64 bits", null);
  }

  /**
   * The next whole number, as an {@code int} that is not negative.
   *
   * @param field what it is, for the message of the refusal
   */
  public int count(String field) {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new JournalException("%s is %d".formatted(field, value), null);
    }
    return (int) value;
  }

  /** The next bytes, at most {@code limit}. */
  public byte[] bytes(String field, int limit) {
    int length = count("the length of " + field);
    if (length > limit) {
      throw new JournalException(
          "%s is %d bytes long, the limit is %d".formatted(field, length, limit), null);
    }
    require(length);
    byte[] value = Arrays.copyOfRange(data, at, at + length);
    at += length;
    return value;
  }

  /** The next text. */
  public String text(String field) {
    byte[] utf8 = bytes(field, FieldWriter.MAX_TEXT);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new JournalException(field + " is no UTF-8", e);
    }
  }

  /** The next text, which may be null. */
  public @Nullable String nullableText(String field) {
    return bool(field) ? text(field) : null;
  }

  /** The next byte, 0 or 1. */
  public boolean bool(String field) {
    int octet = octet();
    if (octet > 1) {
      throw new JournalException("whether there is %s is neither 0 nor 1".formatted(field), null);
    }
    return octet == 1;
  }

  /** Requires that everything has been read. */
  public void finish() {
    if (at != end) {
      throw new JournalException((end - at) + " bytes too many", null);
    }
  }

  /** Whether everything has been read. */
  public boolean isAtEnd() {
    return at == end;
  }

  private void require(int count) {
    if (count > end - at) {
      throw new JournalException("it ends in the middle of a field", null);
    }
  }
}
