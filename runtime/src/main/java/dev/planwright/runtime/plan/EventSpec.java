package dev.planwright.runtime.plan;

import dev.planwright.runtime.codec.Codec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concrete event type that triggers actions, or is dropped on purpose.
 *
 * @param name its stored name: the binary name, or what {@code @Event} says
 * @param aliases earlier stored names, under which it is still read
 * @param version of its shape
 * @param type the class, never sealed
 * @param codec for dead letters and suspended runs; null where the type cannot be stored and
 *     nothing needs it to be
 * @param listeners numbers of the actions that it triggers, in declaration order; empty if it is
 *     unhandled
 */
public record EventSpec(
    String name,
    List<String> aliases,
    int version,
    Class<?> type,
    @Nullable Codec<?> codec,
    List<Integer> listeners) {

  /** Copies the lists. */
  public EventSpec {
    aliases = List.copyOf(aliases);
    listeners = List.copyOf(listeners);
  }

  /** An event in its first version, which never had another name. */
  public EventSpec(String name, Class<?> type, @Nullable Codec<?> codec, List<Integer> listeners) {
    this(name, List.of(), 1, type, codec, listeners);
  }

  /**
   * The codec, for a value that has to be stored.
   *
   * @throws IllegalArgumentException if there is none
   */
  @SuppressWarnings("unchecked") // the plan gives each event the codec of its own type
  public Codec<Object> storedAs() {
    if (codec == null) {
      throw new IllegalArgumentException(
          "%s cannot be stored, so it cannot wait for a timer. Give its components storable types, or a resources class of the agent a @Provides static Codec."
              .formatted(name));
    }
    return (Codec<Object>) codec;
  }
}
