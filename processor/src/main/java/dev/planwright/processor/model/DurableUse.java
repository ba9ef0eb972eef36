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
 * @param model the interface and its wrapper
 * @param codecs how each of {@link DurableModel#types} is stored, in that order
 */
public record DurableUse(int index, DurableModel model, List<TypeModel> codecs) {

  /** Copies the list. */
  public DurableUse {
    codecs = List.copyOf(codecs);
  }

  /** The interface. */
  public ClassRef type() {
    return model.type();
  }
}
