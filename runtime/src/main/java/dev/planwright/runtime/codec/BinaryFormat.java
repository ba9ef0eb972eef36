package dev.planwright.runtime.codec;

import java.io.IOException;
import java.io.InputStream;

/**
 * The compact form of values: memory, keys, inputs and runs in flight.
 *
 * <p>It is CBOR (RFC 8949) in its deterministic form, so any CBOR tool shows it: whole numbers and
 * lengths in their shortest form, no tags, no indefinite lengths. A record is the array of its
 * components, a leaf of a sealed type the array of its index and its value, an absent value {@code
 * null}, a component that the writer left out {@code undefined}. Text is UTF-8, except that a
 * surrogate without partner keeps its three bytes. Names of types and components are in the {@link
 * Schema}, whose {@link SchemaText} belongs beside the data: give it to {@link #decode(Codec,
 * byte[], Schema)} when it is not the codec's own any more.
 *
 * <p>Values are written in the order in which their collections iterate, so equal sets may have
 * different bytes. {@link #canonical} and {@link #digest} sort them.
 *
 * <p>All methods throw {@link CodecException}, and nothing else, for values that cannot be written
 * and for damaged data; they need memory in proportion to the data, whatever it claims to hold.
 */
public final class BinaryFormat {

  /** The version of the format; a store keeps it beside the data. */
  public static final int VERSION = 1;

  private BinaryFormat() {}

  /** The bytes of a value. */
  public static <T> byte[] encode(Codec<T> codec, T value) throws CodecException {
    return encode(codec, value, Limits.DEFAULT);
  }

  /** The bytes of a value within {@code limits}. */
  public static <T> byte[] encode(Codec<T> codec, T value, Limits limits) throws CodecException {
    return write(out -> codec.write(value, out), new BinaryWriter(limits, 1, false));
  }

  /**
   * Bytes that are equal for equal values: elements of sets and entries of maps are sorted by their
   * bytes.
   */
  public static <T> byte[] canonical(Codec<T> codec, T value) throws CodecException {
    return write(out -> codec.write(value, out), new BinaryWriter(Limits.DEFAULT, 1, true));
  }

  /** The canonical bytes of any number of values. */
  public static byte[] canonical(Encodable values) throws CodecException {
    return write(values, new BinaryWriter(Limits.DEFAULT, Integer.MAX_VALUE, true));
  }

  /** SHA-256 of the {@link #canonical} bytes. */
  public static <T> byte[] digest(Codec<T> codec, T value) throws CodecException {
    return Digests.sha256(canonical(codec, value));
  }

  /** The value of bytes that this codec wrote. */
  public static <T> T decode(Codec<T> codec, byte[] data) throws CodecException {
    return decode(codec, data, Limits.DEFAULT);
  }

  /** The value of bytes that this codec wrote, within {@code limits}. */
  public static <T> T decode(Codec<T> codec, byte[] data, Limits limits) throws CodecException {
    return decode(codec, data, limits, 1);
  }

  /** For a codec that reads several values, one after another. */
  static <T> T decode(Codec<T> codec, byte[] data, Limits limits, int values)
      throws CodecException {
    return read(codec, data, limits, new BinaryReader(data, limits, values, SchemaMatch.same()));
  }

  /**
   * The value of bytes that an earlier form of this codec wrote: components that it did not have
   * keep their default, those that are no more are skipped, leaves are found by their names.
   *
   * @param written the schema of the codec that wrote {@code data}
   * @see BinaryDecoder for many values
   */
  public static <T> T decode(Codec<T> codec, byte[] data, Schema written) throws CodecException {
    return decode(codec, data, SchemaMatch.writtenWith(written));
  }

  static <T> T decode(Codec<T> codec, byte[] data, SchemaMatch match) throws CodecException {
    return read(codec, data, Limits.DEFAULT, new BinaryReader(data, Limits.DEFAULT, 1, match));
  }

  /**
   * The value that {@code in} holds up to its end, which this codec wrote.
   *
   * @throws IOException if {@code in} fails
   */
  public static <T> T decode(Codec<T> codec, InputStream in) throws IOException {
    return decode(codec, Limits.DEFAULT.readAll(in));
  }

  private static byte[] write(Encodable values, BinaryWriter out) throws CodecException {
    try {
      values.writeTo(out);
    } catch (IOException | RuntimeException e) {
      throw CodecException.at(out.path(), e);
    }
    return out.toByteArray();
  }

  private static <T> T read(Codec<T> codec, byte[] data, Limits limits, BinaryReader in)
      throws CodecException {
    if (data.length > limits.maxBytes()) {
      throw limits.tooLarge();
    }
    try {
      T value = codec.read(in);
      in.end();
      return value;
    } catch (IOException | RuntimeException e) {
      throw CodecException.at(in.path(), e);
    }
  }
}
