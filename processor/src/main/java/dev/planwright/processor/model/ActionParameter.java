package dev.planwright.processor.model;

/** A parameter of an action. */
public sealed interface ActionParameter {

  /** Its name; only for reading, since class files need not have it. */
  String name();

  /**
   * The event, always first.
   *
   * @param type the declared type as source: each of {@link ActionModel#events} is assignable to it
   */
  record Event(String name, String type) implements ActionParameter {}

  /** An {@code Emitter<E>}. */
  record Emitting(String name, Emission emits) implements ActionParameter {}

  /** The {@code ActionContext}. */
  record Context(String name) implements ActionParameter {}
}
