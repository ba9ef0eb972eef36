package dev.planwright.runtime.plan;

import dev.planwright.runtime.codec.Codec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as data: everything a host must know that is not code. Held in a static constant of the
 * generated plan, so it need not be serializable.
 *
 * @param name the agent's name
 * @param fingerprint hash of the canonical descriptor
 * @param inputType what the agent takes in; may be sealed
 * @param inputCodec for identity, replay and pending inputs
 * @param outputType what it gives out; {@code Void.class} for nothing
 * @param outputCodec null exactly when it gives out nothing
 * @param events by their dense numbers
 * @param actions by their dense numbers, in declaration order
 * @param memories by their dense numbers, in constructor order
 * @param resources the types that {@code with} may replace
 * @param codecs what {@code durableExecute} may return, by class
 */
public record PlanSpec<I, O>(
    String name,
    String fingerprint,
    Class<I> inputType,
    Codec<I> inputCodec,
    Class<O> outputType,
    @Nullable Codec<O> outputCodec,
    List<EventSpec> events,
    List<ActionSpec> actions,
    List<MemorySpec> memories,
    List<Class<?>> resources,
    Map<Class<?>, Codec<?>> codecs) {

  /** Copies the collections, so that a plan cannot change once it is made. */
  public PlanSpec {
    events = List.copyOf(events);
    actions = List.copyOf(actions);
    memories = List.copyOf(memories);
    resources = List.copyOf(resources);
    codecs = Map.copyOf(codecs);
  }

  /** The numbers of the actions that each event triggers, by the event's number. */
  public int[][] listeners() {
    return events.stream()
        .map(event -> event.listeners().stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
