package dev.planwright.runtime.codec;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Codecs of boxes, big numbers and {@code UUID}. */
final class NumberCodecs {

  static final Codec<Boolean> BOOLEAN =
      ScalarCodec.of("boolean", (value, out) -> out.writeBoolean(value), ValueReader::readBoolean);
  static final Codec<Byte> BYTE =
      ScalarCodec.of(
          "byte",
          (value, out) -> out.writeInt(value),
          in -> (byte) inRange(in.readInt(), Byte.MIN_VALUE, Byte.MAX_VALUE, "byte"));
  static final Codec<Short> SHORT =
      ScalarCodec.of(
          "short",
          (value, out) -> out.writeInt(value),
          in -> (short) inRange(in.readInt(), Short.MIN_VALUE, Short.MAX_VALUE, "short"));
  static final Codec<Character> CHAR =
      ScalarCodec.of(
          "char",
          (value, out) -> out.writeInt(value),
          in -> (char) inRange(in.readInt(), Character.MIN_VALUE, Character.MAX_VALUE, "char"));
  static final Codec<Integer> INT =
      ScalarCodec.of("int", (value, out) -> out.writeInt(value), ValueReader::readInt);
  static final Codec<Long> LONG =
      ScalarCodec.of("long", (value, out) -> out.writeLong(value), ValueReader::readLong);
  static final Codec<Float> FLOAT =
      ScalarCodec.of("float", (value, out) -> out.writeFloat(value), ValueReader::readFloat);
  static final Codec<Double> DOUBLE =
      ScalarCodec.of("double", (value, out) -> out.writeDouble(value), ValueReader::readDouble);
  static final Codec<UUID> UUID =
      ScalarCodec.of("UUID", NumberCodecs::writeUuid, NumberCodecs::readUuid);
  static final Codec<BigInteger> BIG_INTEGER =
      ScalarCodec.of("BigInteger", NumberCodecs::writeBigInteger, NumberCodecs::readBigInteger);
  static final Codec<BigDecimal> BIG_DECIMAL =
      ScalarCodec.of("BigDecimal", NumberCodecs::writeBigDecimal, NumberCodecs::readBigDecimal);

  /** Turning decimal text into a number takes time that grows with the square of its length. */
  private static final int MAX_DIGITS = 50_000;

  /** Beyond it {@code new BigDecimal} may refuse the exponent that {@code toString} prints. */
  private static final int MAX_PLAIN_SCALE = 1_000_000;

  private static final String POWER = "*10^";

  private NumberCodecs() {}

  private static void writeUuid(UUID value, ValueWriter out) throws IOException {
    if (out.readable()) {
      out.writeString(value.toString());
    } else {
      out.writeBytes(
          ByteBuffer.allocate(16)
              .putLong(value.getMostSignificantBits())
              .putLong(value.getLeastSignificantBits())
              .array());
    }
  }

  private static UUID readUuid(ValueReader in) throws IOException {
    if (in.readable()) {
      String text = in.readString();
      UUID value = java.util.UUID.fromString(text);
      if (!value.toString().equalsIgnoreCase(text)) {
        throw new CodecException("'" + text + "' is not a UUID");
      }
      return value;
    }
    byte[] bytes = in.readBytes();
    if (bytes.length != 16) {
      throw new CodecException("a UUID has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static void writeBigInteger(BigInteger value, ValueWriter out) throws IOException {
    if (out.readable()) {
      out.writeString(digits(value));
    } else {
      out.writeBytes(value.toByteArray());
    }
  }

  private static BigInteger readBigInteger(ValueReader in) throws IOException {
    if (in.readable()) {
      return new BigInteger(digits(in.readString()));
    }
    return integer(in.readBytes());
  }

  private static void writeBigDecimal(BigDecimal value, ValueWriter out) throws IOException {
    if (out.readable()) {
      out.writeString(print(value));
    } else {
      out.beginList(2);
      out.writeInt(value.scale());
      out.writeBytes(value.unscaledValue().toByteArray());
      out.endList();
    }
  }

  private static BigDecimal readBigDecimal(ValueReader in) throws IOException {
    if (in.readable()) {
      return parse(digits(in.readString()));
    }
    in.beginList();
    int scale = Math.toIntExact(Parts.nextLong(in));
    BigInteger unscaled = integer(Parts.nextBytes(in));
    Parts.end(in);
    return new BigDecimal(unscaled, scale);
  }

  private static String print(BigDecimal value) throws CodecException {
    String unscaled = digits(value.unscaledValue());
    boolean plain = Math.abs((long) value.scale()) <= MAX_PLAIN_SCALE;
    return plain ? value.toString() : unscaled + POWER + -(long) value.scale();
  }

  private static BigDecimal parse(String text) {
    int power = text.indexOf(POWER);
    if (power < 0) {
      return new BigDecimal(text);
    }
    long exponent = Long.parseLong(text.substring(power + POWER.length()));
    return new BigDecimal(
        new BigInteger(text.substring(0, power)), Math.toIntExact(Math.negateExact(exponent)));
  }

  private static BigInteger integer(byte[] bytes) throws CodecException {
    BigInteger value = new BigInteger(bytes);
    if (value.toByteArray().length != bytes.length) {
      throw new CodecException("an integer that is not in its shortest form");
    }
    return value;
  }

  /** The number as text, unless making or reading that text would take too long. */
  private static String digits(BigInteger value) throws CodecException {
    if (value.bitLength() > MAX_DIGITS * 3) {
      throw tooManyDigits();
    }
    return value.toString();
  }

  private static String digits(String text) throws CodecException {
    if (text.length() > MAX_DIGITS + 20) {
      throw tooManyDigits();
    }
    return text;
  }

  private static CodecException tooManyDigits() {
    return new CodecException("a number of more than " + MAX_DIGITS + " digits");
  }

  private static int inRange(int value, int min, int max, String type) throws CodecException {
    if (value < min || value > max) {
      throw new CodecException(value + " is no " + type);
    }
    return value;
  }
}
