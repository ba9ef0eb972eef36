package dev.planwright.processor.model;

import java.util.List;

/**
 * A durable interface that an agent's constructor takes.
 *
 * <p>The wrapper is generated beside the interface, from the interface alone, perhaps in another
 * jar. Codecs can be provided per agent, so the plan hands them to the wrapper's constructor: one
 * for each of {@link DurableModel#types}, in that order.
 *
 * @param index its place in {@link AgentModel#durables}
 * @param type the interface
 * @param wrapper the generated class
 * @param codecs how each of the interface's types is stored, sorted by {@link TypeModel#source}
 */
public record DurableUse(int index, ClassRef type, ClassRef wrapper, List<TypeModel> codecs) {

  /** Copies the list. */
  public DurableUse {
    codecs = List.copyOf(codecs);
  }
}
