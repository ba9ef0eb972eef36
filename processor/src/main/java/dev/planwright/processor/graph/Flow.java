package dev.planwright.processor.graph;

import dev.planwright.processor.model.ClassRef;
import java.util.List;

/**
 * What an agent's signatures say about its events.
 *
 * @param input what comes in
 * @param output what goes out; without leaves for nothing
 * @param unhandled what is dropped on purpose
 * @param steps the actions in order
 */
public record Flow(Port input, Port output, List<Port> unhandled, List<Step> steps) {

  /** Copies the lists. */
  public Flow {
    unhandled = List.copyOf(unhandled);
    steps = List.copyOf(steps);
  }

  /**
   * A declared type with its leaves.
   *
   * @param type as declared
   * @param leaves itself, or what it seals, in the order of {@code permits}
   */
  public record Port(ClassRef type, List<ClassRef> leaves) {

    /** Copies the list. */
    public Port {
      leaves = List.copyOf(leaves);
    }

    /** As messages write it. */
    String name() {
      return type.simple();
    }
  }

  /**
   * An action.
   *
   * @param name as messages write it: {@code DisruptionDesk.track}
   * @param inherited whether a supertype declares it, perhaps for other agents
   * @param on its triggers
   * @param outlets what it may emit
   * @param idle whether it has nothing but its event: no memory, resource or context
   */
  public record Step(
      String name, boolean inherited, List<Port> on, List<Outlet> outlets, boolean idle) {

    /** Copies the lists. */
    public Step {
      on = List.copyOf(on);
      outlets = List.copyOf(outlets);
    }
  }

  /**
   * A return type or an emitter.
   *
   * @param port what comes out
   * @param always whether each call that succeeds emits exactly one
   */
  public record Outlet(Port port, boolean always) {}
}
