package dev.planwright.flink;

import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a memory holds in Flink's state: a value with its codec, or bytes that wait for one.
 *
 * <p>Flink's heap backend reads all of its state before it asks the job for a serializer, with what
 * the checkpoint alone says. It gets bytes, and they become values when the agent, which has the
 * codecs, looks at them. So no saved state ever names a class to be loaded.
 *
 * <p>A checkpoint on the heap is written by another thread while the agent goes on: what that
 * thread reads ({@link #bytes}) is final.
 */
final class StoredValue {

  private final byte @Nullable [] encoded;
  private final @Nullable Codec<Object> codec;
  private @Nullable Object value;

  private StoredValue(
      byte @Nullable [] encoded, @Nullable Codec<Object> codec, @Nullable Object value) {
    this.encoded = encoded;
    this.codec = codec;
    this.value = value;
  }

  /** A value that the agent has just remembered. */
  static StoredValue of(Object value, Codec<Object> codec) {
    return new StoredValue(null, codec, value);
  }

  /** A value as it was saved. */
  static StoredValue ofBytes(byte[] bytes) {
    return new StoredValue(bytes, null, null);
  }

  /** The value; {@code codec} is that of its memory. Called on the agent's thread only. */
  Object value(Codec<Object> codec) throws IOException {
    Object known = value;
    if (known == null) {
      known = BinaryFormat.decode(codec, bytes());
      value = known;
    }
    return known;
  }

  /** The value's bytes, not to be changed. */
  byte[] bytes() throws IOException {
    if (encoded != null) {
      return encoded;
    }
    if (codec == null || value == null) {
      throw new AssertionError("neither a value nor its bytes");
    }
    return BinaryFormat.encode(codec, value);
  }
}
