package dev.planwright.runtime.codec;

import java.util.Arrays;

/** The tokens of the binary format. Accepts each number and length in its shortest form only. */
final class BinaryInput {

  private final byte[] data;
  private int at;

  BinaryInput(byte[] data) {
    this.data = data;
  }

  int left() {
    return data.length - at;
  }

  boolean isNull() throws CodecException {
    return peek() == Cbor.NULL;
  }

  /** Whether a field was left out here; if so, goes past it. */
  boolean leftOut() throws CodecException {
    if (peek() == Cbor.UNDEFINED) {
      at++;
      return true;
    }
    return false;
  }

  boolean bool() throws CodecException {
    byte head = next();
    if (head == Cbor.TRUE || head == Cbor.FALSE) {
      return head == Cbor.TRUE;
    }
    throw unexpected("a boolean", head);
  }

  long integer() throws CodecException {
    byte head = next();
    int major = Cbor.major(head);
    if (major != Cbor.UNSIGNED && major != Cbor.NEGATIVE) {
      throw unexpected("a whole number", head);
    }
    long value = argument(head);
    if (value < 0) {
      throw new CodecException("a whole number beyond the range of long");
    }
    return major == Cbor.UNSIGNED ? value : ~value;
  }

  float float32() throws CodecException {
    byte head = next();
    if (head != Cbor.FLOAT) {
      throw unexpected("a float", head);
    }
    return Float.intBitsToFloat((int) fixed(4));
  }

  /** A double, or what a type that has become double was written as. */
  double number() throws CodecException {
    byte head = next();
    if (head == Cbor.DOUBLE) {
      return Double.longBitsToDouble(fixed(8));
    }
    if (head == Cbor.FLOAT) {
      return Float.intBitsToFloat((int) fixed(4));
    }
    int major = Cbor.major(head);
    if (major == Cbor.UNSIGNED || major == Cbor.NEGATIVE) {
      at--;
      long whole = integer();
      if (whole == (int) whole) {
        return (double) whole;
      }
    }
    throw unexpected("a floating point number", head);
  }

  String text() throws CodecException {
    int length = size(Cbor.TEXT, 1);
    String text = Utf8.decode(data, at, length);
    at += length;
    return text;
  }

  byte[] bytes() throws CodecException {
    int length = size(Cbor.BYTES, 1);
    byte[] bytes = Arrays.copyOfRange(data, at, at + length);
    at += length;
    return bytes;
  }

  /**
   * A length, of which each unit takes at least {@code unit} bytes: a larger one than can be is
   * refused.
   */
  int size(int major, int unit) throws CodecException {
    byte head = next();
    if (Cbor.major(head) != major) {
      throw unexpected(Cbor.describe((byte) (major << 5)), head);
    }
    long size = argument(head);
    if (size < 0 || size > left() / unit) {
      throw truncated();
    }
    return (int) size;
  }

  /** Goes past one value and all that is in it. */
  void skip() throws CodecException {
    long values = 1;
    while (values > 0) {
      values--;
      byte head = peek();
      switch (Cbor.major(head)) {
        case Cbor.UNSIGNED, Cbor.NEGATIVE -> integer();
        case Cbor.BYTES, Cbor.TEXT -> {
          int length = size(Cbor.major(head), 1);
          at += length;
        }
        case Cbor.ARRAY -> values += size(Cbor.ARRAY, 1);
        case Cbor.MAP -> values += 2L * size(Cbor.MAP, 2);
        default -> skipSimple(next());
      }
    }
  }

  private void skipSimple(byte head) throws CodecException {
    switch (head) {
      case Cbor.FALSE, Cbor.TRUE, Cbor.NULL, Cbor.UNDEFINED -> {}
      case Cbor.FLOAT -> fixed(4);
      case Cbor.DOUBLE -> fixed(8);
      default -> throw unexpected("a value", head);
    }
  }

  private long argument(byte head) throws CodecException {
    int form = head & 0x1F;
    if (form < 24) {
      return form;
    }
    if (form > 27) {
      throw unexpected("a length or number", head);
    }
    int size = 1 << (form - 24);
    long value = fixed(size);
    long smallest = size == 1 ? 24 : 1L << (4 * size);
    if (value >= 0 && value < smallest) {
      throw new CodecException("a length or number that is not in its shortest form");
    }
    return value;
  }

  private long fixed(int size) throws CodecException {
    if (size > left()) {
      throw truncated();
    }
    long value = 0;
    for (int end = at + size; at < end; at++) {
      value = (value << 8) | (data[at] & 0xFF);
    }
    return value;
  }

  private byte peek() throws CodecException {
    if (at >= data.length) {
      throw truncated();
    }
    return data[at];
  }

  private byte next() throws CodecException {
    byte head = peek();
    at++;
    return head;
  }

  private static CodecException unexpected(String expected, byte head) {
    return new CodecException("expected " + expected + ", found " + Cbor.describe(head));
  }

  private static CodecException truncated() {
    return new CodecException("the data ends inside it");
  }
}
