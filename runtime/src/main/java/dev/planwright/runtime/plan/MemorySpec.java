package dev.planwright.runtime.plan;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.Codec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A memory of the agent.
 *
 * @param name its identity in saved state
 * @param aliases earlier names, under which saved state is still found
 * @param kind what the agent holds it as
 * @param scope for how long it remembers
 * @param ttl how long after its last write an entry is forgotten, at least a millisecond; zero is
 *     never
 * @param codec of the value, the element, or the map's values
 * @param keyCodec of the map's keys; null unless {@code kind} is {@code MAP}
 */
public record MemorySpec(
    String name,
    List<String> aliases,
    Kind kind,
    MemoryScope scope,
    Duration ttl,
    Codec<?> codec,
    @Nullable Codec<?> keyCodec) {

  /** Copies the list. */
  public MemorySpec {
    aliases = List.copyOf(aliases);
  }

  /** A memory that never had another name and forgets nothing. */
  public MemorySpec(
      String name, Kind kind, MemoryScope scope, Codec<?> codec, @Nullable Codec<?> keyCodec) {
    this(name, List.of(), kind, scope, Duration.ZERO, codec, keyCodec);
  }

  /** The three memory types. */
  public enum Kind {
    VALUE,
    LIST,
    MAP
  }
}
