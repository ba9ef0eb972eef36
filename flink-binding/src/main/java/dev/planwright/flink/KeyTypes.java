package dev.planwright.flink;

import dev.planwright.runtime.codec.KeyCodec;

/** Refuses keys before a job starts, by their types. */
final class KeyTypes {

  private KeyTypes() {}

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
