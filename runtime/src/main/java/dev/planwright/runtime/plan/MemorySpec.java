package dev.planwright.runtime.plan;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.Codec;
import org.jspecify.annotations.Nullable;

/**
 * A memory of the agent.
 *
 * @param name its identity in saved state
 * @param kind what the agent holds it as
 * @param scope for how long it remembers
 * @param codec of the value, the element, or the map's values
 * @param keyCodec of the map's keys; null unless {@code kind} is {@code MAP}
 */
public record MemorySpec(
    String name, Kind kind, MemoryScope scope, Codec<?> codec, @Nullable Codec<?> keyCodec) {

  /** The three memory types. */
  public enum Kind {
    VALUE,
    LIST,
    MAP
  }
}
