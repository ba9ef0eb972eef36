package dev.planwright.runtime.codec;

/** The parts of CBOR (RFC 8949) that the binary format uses. */
final class Cbor {

  static final int UNSIGNED = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int SIMPLE = 7;

  static final byte FALSE = (byte) 0xF4;
  static final byte TRUE = (byte) 0xF5;
  static final byte NULL = (byte) 0xF6;

  /** A field that the writer left out. */
  static final byte UNDEFINED = (byte) 0xF7;

  static final byte FLOAT = (byte) 0xFA;
  static final byte DOUBLE = (byte) 0xFB;

  private Cbor() {}

  static int major(byte head) {
    return (head & 0xFF) >> 5;
  }

  /** What a head stands for, for messages. */
  static String describe(byte head) {
    return switch (major(head)) {
      case UNSIGNED, NEGATIVE -> "a whole number";
      case BYTES -> "bytes";
      case TEXT -> "text";
      case ARRAY -> "a list or record";
      case MAP -> "a map";
      default ->
          switch (head) {
            case FALSE, TRUE -> "a boolean";
            case NULL -> "null";
            case UNDEFINED -> "a left out field";
            case FLOAT, DOUBLE -> "a floating point number";
            default -> "damaged data";
          };
    };
  }
}
