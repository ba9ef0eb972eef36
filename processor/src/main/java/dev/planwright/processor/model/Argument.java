package dev.planwright.processor.model;

/** What the plan passes for a parameter of the agent's constructor or of a provider. */
public sealed interface Argument {

  /** A memory, by its place in {@link AgentModel#memories}; never for a provider. */
  record Memory(int memory) implements Argument {}

  /** A resource as its provider made it, by its place in {@link AgentModel#resources}. */
  record Resource(int resource) implements Argument {}

  /**
   * A resource in its durable wrapper; only for the agent's constructor, since a provider gets the
   * raw object.
   *
   * @param resource its place in {@link AgentModel#resources}
   * @param durable its place in {@link AgentModel#durables}
   */
  record Durable(int resource, int durable) implements Argument {}

  /** The {@code AgentConfig} of the worker. */
  record Config() implements Argument {}
}
