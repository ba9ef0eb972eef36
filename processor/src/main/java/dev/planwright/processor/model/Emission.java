package dev.planwright.processor.model;

import java.util.List;

/**
 * The type of a result or emitter, resolved to what can really come out.
 *
 * @param type as declared: a leaf or a sealed parent
 * @param targets its leaves, in order of name; a single one means that the static type decides
 */
public record Emission(ClassRef type, List<Target> targets) {

  /** Copies the list. */
  public Emission {
    targets = List.copyOf(targets);
  }

  /**
   * Where a leaf goes.
   *
   * @param leaf the class
   * @param event its number in {@link AgentModel#events}, or {@link #OUTPUT}
   */
  public record Target(ClassRef leaf, int event) {

    /** In place of an event number: it goes downstream and triggers nothing. */
    public static final int OUTPUT = -1;

    /** Whether it leaves the agent. */
    public boolean isOutput() {
      return event == OUTPUT;
    }
  }
}
