package dev.planwright.runtime.graph;

import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An agent as data: what the engine and the naive interpreter both execute.
 *
 * @param listeners by event type: the actions that it triggers, in order
 * @param actions by their dense numbers
 * @param memories by their dense numbers
 */
record Graph(List<List<Integer>> listeners, List<Action> actions, List<MemorySpec> memories) {

  /**
   * An action.
   *
   * @param steps what it does, in order
   * @param result the event type that it returns, {@link #OUTPUT} or {@link #NOTHING}
   * @param policy what happens when it throws
   */
  record Action(List<Step> steps, int result, FailurePolicy policy) {

    static final int NOTHING = -1;
    static final int OUTPUT = -2;
  }

  /** What an action does next with the number that it reckons with. */
  sealed interface Step {

    /** Uses a memory. */
    record Remember(int memory, int way, int number) implements Step {}

    /** Emits an event of this type, unless the number says otherwise. */
    record Emit(int type) implements Step {}

    /** Gives the number out. */
    record Give() implements Step {}

    /** Makes a durable call; {@code caught}: goes on if it fails. */
    record Call(Answers.Kind kind, boolean caught) implements Step {}

    /** Throws, if the number is divisible by {@code divisor}. */
    record Throw(int divisor, boolean stubborn) implements Step {}

    /** Throws in the first attempts; only in actions that make no calls. */
    record ThrowFirst(int attempts) implements Step {}
  }

  /** Whether any action makes a durable call. */
  boolean hasCalls() {
    return actions.stream()
        .flatMap(action -> action.steps().stream())
        .anyMatch(Step.Call.class::isInstance);
  }

  /** Whether an action may call the listener of what it returns: nothing calls itself that way. */
  boolean mayHop(int action) {
    int type = actions.get(action).result();
    return type >= 0
        && listeners.get(type).size() == 1
        && !reachable(listeners.get(type).get(0)).get(action);
  }

  /** Whether that may be without a trace: if the listener fails, the run does. */
  boolean mayPass(int action) {
    return mayHop(action)
        && !hasCalls()
        && actions
            .get(listeners.get(actions.get(action).result()).get(0))
            .policy()
            .equals(FailurePolicy.FAIL);
  }

  /** Whether any action may. */
  boolean passesAny() {
    return IntStream.range(0, actions.size()).anyMatch(this::mayPass);
  }

  private BitSet reachable(int from) {
    BitSet reached = new BitSet();
    reach(from, reached);
    return reached;
  }

  private void reach(int action, BitSet reached) {
    if (reached.get(action)) {
      return;
    }
    reached.set(action);
    Action reaching = actions.get(action);
    for (Step step : reaching.steps()) {
      if (step instanceof Step.Emit emit) {
        listeners.get(emit.type()).forEach(listener -> reach(listener, reached));
      }
    }
    if (reaching.result() >= 0) {
      listeners.get(reaching.result()).forEach(listener -> reach(listener, reached));
    }
  }
}
