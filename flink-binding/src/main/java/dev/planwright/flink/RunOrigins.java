package dev.planwright.flink;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.StoredCodec;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.PlanSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What begins runs, inputs and the events of timers, as bytes that later plans can read. */
final class RunOrigins<I> {

  private final PlanSpec<I, ?> spec;
  private final StoredCodec<I> inputs;

  /** By dense number; null for an event that cannot be stored, which no timer can have. */
  private final List<@Nullable StoredCodec<Object>> events;

  private RunOrigins(
      PlanSpec<I, ?> spec, StoredCodec<I> inputs, List<@Nullable StoredCodec<Object>> events) {
    this.spec = spec;
    this.inputs = inputs;
    this.events = events;
  }

  /**
   * The codecs of a plan.
   *
   * @param schemas of all that was ever saved
   * @throws IllegalStateException if something that was saved can no longer be read
   */
  static <I> RunOrigins<I> open(PlanSpec<I, ?> spec, StoredCodec.Schemas schemas)
      throws CodecException {
    List<@Nullable StoredCodec<Object>> events = new ArrayList<>();
    for (EventSpec event : spec.events()) {
      Codec<?> codec = event.codec();
      events.add(
          codec == null
              ? null
              : StoredCodec.open(schemas, "event " + event.name(), event.storedAs()));
    }
    return new RunOrigins<>(spec, StoredCodec.open(schemas, "input", spec.inputCodec()), events);
  }

  byte[] write(I input) throws CodecException {
    return inputs.encode(input);
  }

  I readInput(byte[] bytes) throws CodecException {
    return inputs.decode(bytes);
  }

  byte[] write(int event, Object value) throws CodecException {
    return codec(event).encode(value);
  }

  Object readEvent(int event, byte[] bytes) throws CodecException {
    return codec(event).decode(bytes);
  }

  String name(int event) {
    return spec.events().get(event).name();
  }

  /**
   * The dense number of an event type by its stored name, or one that it had before.
   *
   * @throws IllegalStateException if the plan has it no more
   */
  int number(String name) {
    for (int number = 0; number < spec.events().size(); number++) {
      EventSpec event = spec.events().get(number);
      if (event.name().equals(name) || event.aliases().contains(name)) {
        return number;
      }
    }
    throw new IllegalStateException(
        "Saved state holds a timer with event %s, but agent %s has no such event any more. Keep an action for it until its timers have fired, or name it among the aliases of what it has become."
            .formatted(name, spec.name()));
  }

  private StoredCodec<Object> codec(int event) {
    StoredCodec<Object> codec = events.get(event);
    if (codec == null) {
      throw new IllegalStateException("Event " + name(event) + " cannot be stored");
    }
    return codec;
  }
}
