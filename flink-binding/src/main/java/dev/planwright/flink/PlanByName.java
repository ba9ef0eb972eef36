package dev.planwright.flink;

import dev.planwright.runtime.AgentPlan;

/** Loads a plan by the name of its class: the one place of this module that uses reflection. */
final class PlanByName {

  private PlanByName() {}

  /**
   * A plan of this class.
   *
   * @throws IllegalStateException if there is no such class, it is no plan, or cannot be made
   *     without arguments; names the class
   */
  static AgentPlan<?, ?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader)
          .asSubclass(AgentPlan.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new IllegalStateException(
          "Saved state needs plan %s, which cannot be loaded: %s".formatted(name, e), e);
    }
  }
}
