package dev.planwright.processor.write;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An agent made at random: what {@link RandomAgentText} writes as a class, and what {@link
 * NaiveInterpreter} executes by itself.
 *
 * @param name the simple name of its package
 * @param input what it takes
 * @param output what it gives
 * @param events types that trigger actions
 * @param unhandled an input that triggers none, or empty
 * @param parents sealed types of the others
 * @param durable whether it has a durable interface
 * @param actions in declaration order
 */
record RandomAgent(
    String name,
    Shape input,
    Shape output,
    List<Leaf> events,
    List<Leaf> unhandled,
    List<Shape> parents,
    boolean durable,
    List<Action> actions) {

  /** From this depth on, an event is only emitted where one must be. */
  static final int DEEP = 4;

  /** A record with a value and a depth. */
  record Leaf(String name, int index, boolean output) {

    Shape shape() {
      return new Shape(name, List.of(this));
    }
  }

  /** A leaf, or a sealed type of several. */
  record Shape(String name, List<Leaf> leaves) {}

  /** A value of a leaf. */
  record Event(Leaf leaf, long value, int depth) {}

  /** What an action returns. */
  enum Kind {
    VOID,
    ONE,
    OPTIONAL,
    LIST,
    ITERABLE,
    STREAM,
    STAGE_VOID,
    STAGE_ONE,
    STAGE_OPTIONAL,
    STAGE_LIST;

    boolean isStage() {
      return name().startsWith("STAGE");
    }

    boolean isOne() {
      return this == ONE || this == STAGE_ONE;
    }

    boolean isVoid() {
      return this == VOID || this == STAGE_VOID;
    }
  }

  /** The durable calls that a stage comes from. */
  enum Source {
    LATER,
    SLOW,
    ALL,
    COMPOSED,
    FLAKY
  }

  /** What a line of an action does to its number. */
  enum Operation {
    MIX,
    VALUE,
    VALUE_CLEAR,
    LIST,
    LIST_SET,
    LIST_CLEAR,
    MAP,
    MAP_REMOVE,
    MAP_ENTRIES,
    MAP_CLEAR,
    SENSORY,
    TRAIL,
    KEY,
    THROW,
    EMIT,
    PLAIN,
    QUICK,
    TELL,
    FLAKY,
    FLAKY_CAUGHT,
    REFUSE,
    REFUSE_CAUGHT;

    boolean isDurable() {
      return switch (this) {
        case PLAIN, QUICK, TELL, FLAKY, FLAKY_CAUGHT, REFUSE, REFUSE_CAUGHT -> true;
        default -> false;
      };
    }
  }

  /** A line of an action. */
  record Step(Operation operation, int number) {}

  /** What happens when an action fails. */
  record Policy(int attempts, String then) {}

  /**
   * What {@code when} says.
   *
   * @param exact whether it computes, so that the plan must not ask it early
   */
  record Guard(boolean exact, int number) {

    String text() {
      return exact ? "value % 3 != " + number % 3 : "value >= " + number + "000 || depth == 2";
    }

    boolean test(Event event) {
      return exact
          ? event.value() % 3 != number % 3
          : event.value() >= number * 1000L || event.depth() == 2;
    }
  }

  /**
   * An action.
   *
   * @param parameter the type of its event
   * @param on what triggers it: the parameter's type, or some of its leaves
   * @param guard which events of these do, or null for all
   * @param safe the leaf that a result is of when the event is deep, if there must be one
   * @param steps before it returns
   * @param source where its stage comes from
   * @param after steps when the stage is complete
   */
  record Action(
      String id,
      Shape parameter,
      List<Leaf> on,
      @Nullable Guard guard,
      List<Shape> emitters,
      Kind kind,
      Shape result,
      Leaf safe,
      List<Step> steps,
      Source source,
      List<Step> after,
      Policy policy) {

    boolean uses(Operation operation) {
      return Stream.concat(steps.stream(), after.stream())
          .anyMatch(step -> step.operation() == operation);
    }

    Action with(Shape emitter) {
      var more = Stream.concat(emitters.stream(), Stream.of(emitter)).toList();
      var emit = Stream.of(new Step(Operation.EMIT, emitters.size()));
      return new Action(
          id,
          parameter,
          on,
          guard,
          more,
          kind,
          result,
          safe,
          Stream.concat(steps.stream(), emit).toList(),
          source,
          after,
          policy);
    }

    boolean isTriggeredBy(Event event) {
      return on.contains(event.leaf()) && (guard == null || guard.test(event));
    }

    boolean emits(Leaf leaf) {
      return (!kind.isVoid() && result.leaves().contains(leaf))
          || emitters.stream().anyMatch(emitter -> emitter.leaves().contains(leaf));
    }
  }
}
