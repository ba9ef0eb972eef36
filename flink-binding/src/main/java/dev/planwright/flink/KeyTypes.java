package dev.planwright.flink;

import dev.planwright.runtime.codec.KeyCodec;
import org.apache.flink.api.common.InvalidProgramException;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Refuses keys before a job starts, by their types. */
final class KeyTypes {

  private KeyTypes() {}

  /**
   * What a selector answers, as far as Flink can see.
   *
   * @throws IllegalArgumentException if it cannot; says what to do
   */
  static <T, K> Class<K> of(String agent, DataStream<T> stream, KeySelector<T, K> key) {
    try {
      Class<K> type = TypeExtractor.getKeySelectorTypes(key, stream.getType()).getTypeClass();
      if (!type.equals(Object.class)) {
        return type;
      }
    } catch (InvalidProgramException unknown) {
      throw new IllegalArgumentException(unknown(agent), unknown);
    }
    throw new IllegalArgumentException(unknown(agent));
  }

  private static String unknown(String agent) {
    return "Agent %s: the type of the key cannot be found out. Name it: input(stream, key, String.class)"
        .formatted(agent);
  }

  /**
   * Refuses a type that cannot be a key.
   *
   * @throws IllegalArgumentException naming {@code type}, and the component that spoils it
   */
  static void check(String agent, Class<?> type) {
    try {
      KeyCodec.checkType(type);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Agent %s: %s".formatted(agent, e.getMessage()), e);
    }
  }

  /**
   * Refuses inputs that are keyed by different types.
   *
   * @throws IllegalArgumentException naming both
   */
  static void checkSame(String agent, Class<?> one, Class<?> other) {
    if (!one.equals(other)) {
      throw new IllegalArgumentException(
          "Agent %s: inputs are keyed by different types, %s and %s, so their keys would never meet"
              .formatted(agent, one.getTypeName(), other.getTypeName()));
    }
  }
}
