package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.FailurePolicy;
import dev.planwright.processor.model.GuardModel;
import dev.planwright.processor.model.ReturnModel.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action that is right in itself, before its events have numbers.
 *
 * @param found the method
 * @param id its identity
 * @param on its triggers
 * @param guard what an event must fulfil to trigger it, or null
 * @param parameters in order
 * @param returns what comes back
 * @param thrown declared exceptions, as source
 * @param onFailure its policy
 */
record ActionDraft(
    FoundAction found,
    String id,
    List<Trigger> on,
    @Nullable GuardModel guard,
    List<Parameter> parameters,
    Return returns,
    List<String> thrown,
    FailurePolicy onFailure) {

  /** A trigger and where it is declared. */
  record Trigger(EventType type, Where where) {}

  /** A parameter. */
  sealed interface Parameter {

    /** The event; its type as source. */
    record Event(String name, String type) implements Parameter {}

    /** An emitter. */
    record Emitting(String name, EventType type, Where where) implements Parameter {}

    /** The context. */
    record Context(String name) implements Parameter {}
  }

  /** The return type. */
  record Return(boolean stage, Shape shape, @Nullable EventType emits, String type) {}

  /**
   * One way out: a type, where it is declared, and whether every call that succeeds takes it
   * exactly once.
   */
  record Outlet(EventType type, Where where, boolean always) {}

  /** Return type first, then emitters: the order of {@code ActionModel.emissions}. */
  List<Outlet> outlets() {
    List<Outlet> all = new ArrayList<>();
    EventType returned = returns.emits();
    if (returned != null) {
      all.add(new Outlet(returned, found.at(), returns.shape() == Shape.ONE));
    }
    for (Parameter parameter : parameters) {
      if (parameter instanceof Parameter.Emitting emitting) {
        all.add(new Outlet(emitting.type(), emitting.where(), false));
      }
    }
    return all;
  }
}
