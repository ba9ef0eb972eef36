package dev.planwright.runtime.codec;

/**
 * Reads many values that an earlier form of a codec wrote, finding out once what has changed; see
 * {@link BinaryFormat#decode(Codec, byte[], Schema)}. For one thread at a time.
 *
 * @param <T> what the codec reads now
 */
public final class BinaryDecoder<T> {

  private final Codec<T> codec;
  private final SchemaMatch match;

  /**
   * A reader of what was written with {@code written}; as fast as one without a schema if nothing
   * has changed.
   *
   * @param codec the codec of now
   * @param written the schema of the codec that wrote the data
   */
  public BinaryDecoder(Codec<T> codec, Schema written) {
    this.codec = codec;
    this.match =
        SchemaText.same(written, codec.schema())
            ? SchemaMatch.same()
            : SchemaMatch.writtenWith(written);
  }

  /**
   * The value of {@code data}.
   *
   * @throws CodecException if it is damaged, or cannot be read as what the type is now
   */
  public T decode(byte[] data) throws CodecException {
    return BinaryFormat.decode(codec, data, match);
  }
}
