package dev.planwright.runtime.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random action, as steps to be interpreted. What a step asks for depends on everything that the
 * execution has seen so far, so an execution that sees something else, or in another order, makes
 * other calls.
 *
 * @param returnsStage whether the action returns a stage of all it began, or nothing
 * @param steps what it does
 */
record Script(boolean returnsStage, List<Step> steps) {

  /** By mode: what the name begins with decides it. */
  static final List<String> CALLS = List.of("simple", "again", "asked", "simple2", "again2");

  /** Something that an action does. */
  sealed interface Step {

    /** Calls and waits by unwinding. */
    record Plain(String call) implements Step {}

    /** Calls, and goes on in a callback. */
    record Async(String call, Callback callback, List<Step> then) implements Step {}

    /** Waits for all or any of what was begun so far. */
    record Join(boolean any, List<Step> then) implements Step {}

    /** Writes down what has been seen. */
    record Remember() implements Step {}

    /** Gives it out. */
    record Give() implements Step {}
  }

  /** Which kind of callback takes the result. */
  enum Callback {
    THEN_ACCEPT,
    HANDLE,
    WHEN_COMPLETE,
    EXCEPTIONALLY,
    COMPOSE,
    LIMITED
  }

  /**
   * With simple asynchronous calls alone, which have one record each: nothing but the order of
   * answers decides what it sees.
   */
  Script simple() {
    return new Script(returnsStage, simple(steps));
  }

  private static List<Step> simple(List<Step> steps) {
    List<Step> left = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Async async) {
        left.add(new Step.Async("simple", async.callback(), simple(async.then())));
      } else if (step instanceof Step.Join join) {
        left.add(new Step.Join(join.any(), simple(join.then())));
      } else if (step instanceof Step.Plain) {
        left.add(new Step.Async("simple", Callback.HANDLE, List.of()));
      } else {
        left.add(step);
      }
    }
    return left;
  }

  static Script random(Random random) {
    return new Script(random.nextBoolean(), steps(random, 1 + random.nextInt(5), 0));
  }

  private static List<Step> steps(Random random, int count, int depth) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(step(random, depth));
    }
    return steps;
  }

  private static Step step(Random random, int depth) {
    String call = CALLS.get(random.nextInt(CALLS.size()));
    return switch (random.nextInt(depth > 2 ? 6 : 10)) {
      case 0, 1, 2 -> new Step.Plain(call);
      case 3 -> new Step.Remember();
      case 4, 5 -> new Step.Give();
      case 6 -> new Step.Join(random.nextBoolean(), steps(random, random.nextInt(3), depth + 1));
      default ->
          new Step.Async(
              call,
              Callback.values()[random.nextInt(Callback.values().length)],
              steps(random, random.nextInt(3), depth + 1));
    };
  }
}
