package dev.planwright.flink;

import dev.planwright.runtime.codec.KeyCodec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A key as Flink sees it: its bytes, and beside them the key itself.
 *
 * <p>Flink finds the worker of a key, and its state after a restore, by {@code hashCode}. That of
 * an enum differs from JVM to JVM, that of a record may; the one of the encoded bytes never does.
 * For the same reason {@code 1L} and {@code "1"} stay apart: their bytes name their types.
 */
final class EncodedKey {

  private final byte[] bytes;
  private final int hash;
  private final @Nullable Object value;

  private EncodedKey(byte[] bytes, @Nullable Object value) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
    this.value = value;
  }

  /**
   * A business key.
   *
   * @throws IllegalArgumentException if {@code key} is of a type that cannot be a key; names it
   */
  static EncodedKey of(Object key) {
    return new EncodedKey(KeyCodec.encode(key), key);
  }

  /** A key of a map memory, or one that was saved. */
  static EncodedKey ofBytes(byte[] bytes) {
    return new EncodedKey(bytes, null);
  }

  /** Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** The key that was encoded; null for one that was read. */
  @Nullable Object value() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return value == null ? "key of " + bytes.length + " bytes" : String.valueOf(value);
  }
}
