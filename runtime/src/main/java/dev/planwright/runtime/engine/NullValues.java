package dev.planwright.runtime.engine;

import org.jspecify.annotations.Nullable;

/** Memories hold no null: absence is what {@code clear} and {@code remove} are for. */
final class NullValues {

  private NullValues() {}

  static <T> T refuse(@Nullable T value, String memory) {
    if (value == null) {
      throw new NullPointerException(
          "memory %s cannot hold null; use clear() or remove()".formatted(memory));
    }
    return value;
  }
}
