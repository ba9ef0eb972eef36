package dev.planwright.runtime.plan;

import dev.planwright.runtime.codec.Codec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concrete event type that triggers actions, or is dropped on purpose.
 *
 * @param name its stored name: the binary name, or what {@code @Event} says
 * @param type the class, never sealed
 * @param codec for dead letters and suspended runs; null where the type cannot be stored and
 *     nothing needs it to be
 * @param listeners numbers of the actions that it triggers, in declaration order; empty if it is
 *     unhandled
 */
public record EventSpec(
    String name, Class<?> type, @Nullable Codec<?> codec, List<Integer> listeners) {

  /** Copies the list. */
  public EventSpec {
    listeners = List.copyOf(listeners);
  }
}
