package dev.planwright.flink;

import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.engine.Written;
import dev.planwright.runtime.store.format.WrittenFrame;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a memory holds in Flink's state: a value with its codec, or bytes that wait for one.
 *
 * <p>Flink's heap backend reads all of its state before it asks the job for a serializer, with what
 * the checkpoint alone says. It gets bytes, and they become values when the agent, which has the
 * codecs, looks at them. So no saved state ever names a class to be loaded.
 *
 * <p>A value of a memory with a time to live is a {@link Written}, and its bytes begin with when it
 * was written. No other value's bytes begin like that, so a memory may be given a time to live, or
 * lose it, while its values are kept.
 *
 * <p>A checkpoint on the heap is written by another thread while the agent goes on: what that
 * thread reads ({@link #bytes}) is final.
 */
final class StoredValue {

  private final byte @Nullable [] encoded;

  /** What {@link #encoded} was written as. */
  private final @Nullable String type;

  private final @Nullable Codec<Object> codec;
  private @Nullable Object value;

  private StoredValue(
      byte @Nullable [] encoded,
      @Nullable String type,
      @Nullable Codec<Object> codec,
      @Nullable Object value) {
    this.encoded = encoded;
    this.type = type;
    this.codec = codec;
    this.value = value;
  }

  /** A value that the agent has just remembered. */
  static StoredValue of(Object value, Codec<Object> codec) {
    return new StoredValue(null, null, codec, value);
  }

  /**
   * A value as it was saved.
   *
   * @param type text of the memory's type then
   */
  static StoredValue ofBytes(byte[] bytes, String type) {
    return new StoredValue(bytes, type, null, null);
  }

  /**
   * The value. Called on the agent's thread only.
   *
   * @param memoryType text of its memory's type now
   * @param memoryCodec that of its memory
   */
  Object value(String memoryType, Codec<Object> memoryCodec) throws IOException {
    Object known = value;
    if (known == null) {
      known = decode(memoryType, memoryCodec);
      value = known;
    }
    return known;
  }

  /**
   * The value's bytes as its memory's type is now; not to be changed.
   *
   * @param memoryCodec that of its memory; null if that is not known and cannot have changed
   */
  byte[] bytes(String memoryType, @Nullable Codec<Object> memoryCodec) throws IOException {
    if (encoded == null) {
      return encode(Objects.requireNonNull(codec), Objects.requireNonNull(value));
    }
    if (memoryType.equals(type)) {
      return encoded;
    }
    if (memoryCodec == null) {
      throw new IOException(
          "A value was saved as %s, and nothing is known of %s".formatted(type, memoryType));
    }
    return encode(memoryCodec, decode(memoryType, memoryCodec));
  }

  private static byte[] encode(Codec<Object> codec, Object value) throws CodecException {
    return value instanceof Written written
        ? WrittenFrame.wrap(BinaryFormat.encode(codec, written.value()), written.millis())
        : BinaryFormat.encode(codec, value);
  }

  private Object decode(String memoryType, Codec<Object> memoryCodec) throws CodecException {
    byte[] bytes = Objects.requireNonNull(encoded);
    byte[] own = WrittenFrame.value(bytes);
    Object decoded =
        type == null || memoryType.equals(type)
            ? BinaryFormat.decode(memoryCodec, own)
            : BinaryFormat.decode(memoryCodec, own, MemoryTypes.held(type));
    return WrittenFrame.isTimed(bytes) ? new Written(decoded, WrittenFrame.millis(bytes)) : decoded;
  }
}
