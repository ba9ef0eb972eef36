package dev.planwright.processor.model;

import java.util.List;

/**
 * A leaf that triggers actions.
 *
 * @param number its dense number, the place in {@link AgentModel#events}
 * @param leaf the type
 * @param input whether it comes from outside
 * @param listeners indexes of the actions it triggers, in declaration order; empty if it is {@code
 *     unhandled} on purpose
 */
public record EventModel(int number, LeafModel leaf, boolean input, List<Integer> listeners) {

  /** Copies the list. */
  public EventModel {
    listeners = List.copyOf(listeners);
  }
}
