package dev.planwright.processor.model;

import java.util.List;

/**
 * The declared input or output type of an agent.
 *
 * @param type as declared: a leaf or a sealed parent; {@code java.lang.Void} for no output
 * @param events for the input, the numbers of its leaves in order of name; empty for the output,
 *     whose leaves are {@link AgentModel#outputs}
 * @param stored how a value of the declared type is stored
 */
public record Signal(ClassRef type, List<Integer> events, TypeModel stored) {

  /** Copies the list. */
  public Signal {
    events = List.copyOf(events);
  }

  /** Whether this is the output of an agent that gives nothing. */
  public boolean isNone() {
    return type.binary().equals("java.lang.Void");
  }
}
