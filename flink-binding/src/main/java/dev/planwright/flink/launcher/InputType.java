package dev.planwright.flink.launcher;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.PlanSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a source gives: an agent's input, or one leaf of a sealed one.
 *
 * @param type the class
 * @param leaves the classes that values have; {@code type} alone if it is not sealed
 */
record InputType<T>(Class<T> type, List<Class<? extends T>> leaves) {

  InputType {
    leaves = List.copyOf(leaves);
  }

  /** The whole input of an agent. */
  static <I> InputType<I> of(AgentPlan<I, ?> plan) {
    return new InputType<>(plan.spec().inputType(), leaves(plan.spec()));
  }

  /**
   * One leaf of an agent's input.
   *
   * @param name simple or binary
   * @throws WrongOptionException if there is none of this name, or more than one
   */
  static <I> InputType<? extends I> leaf(AgentPlan<I, ?> plan, String name) {
    List<Class<? extends I>> leaves = leaves(plan.spec());
    List<Class<? extends I>> found =
        leaves.stream()
            .filter(leaf -> leaf.getSimpleName().equals(name) || leaf.getName().equals(name))
            .toList();
    if (found.isEmpty()) {
      throw WrongOptionException.unknown(
          "input of agent " + plan.name(),
          name,
          leaves.stream().map(Class::getSimpleName).toList());
    }
    if (found.size() > 1) {
      throw new WrongOptionException(
          "Several inputs of agent %s are a %s; write one of %s"
              .formatted(plan.name(), name, found.stream().map(Class::getName).toList()));
    }
    return ofLeaf(found.get(0));
  }

  /** What an agent gives out. */
  static <O> InputType<O> output(AgentPlan<?, O> plan) {
    return ofLeaf(plan.spec().outputType());
  }

  private static <T> InputType<T> ofLeaf(Class<T> leaf) {
    return new InputType<>(leaf, List.of(leaf));
  }

  private static <I> List<Class<? extends I>> leaves(PlanSpec<I, ?> spec) {
    Class<I> input = spec.inputType();
    List<Class<? extends I>> leaves = new ArrayList<>();
    for (EventSpec event : spec.events()) {
      if (input.isAssignableFrom(event.type())) {
        leaves.add(event.type().asSubclass(input));
      }
    }
    return leaves;
  }
}
