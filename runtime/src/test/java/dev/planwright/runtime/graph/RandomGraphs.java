package dev.planwright.runtime.graph;

import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.graph.Graph.Action;
import dev.planwright.runtime.graph.Graph.Step;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes graphs at random. */
final class RandomGraphs {

  private final Random random;
  private final int types;
  private final boolean calls;

  /** Mostly one listener after another, so that many are called right away. */
  private final boolean straight;

  private final List<MemorySpec> memories = new ArrayList<>();

  private RandomGraphs(Random random) {
    this.random = random;
    this.types = 1 + random.nextInt(8);
    this.calls = random.nextInt(3) > 0;
    this.straight = random.nextInt(3) == 0;
  }

  static Graph make(Random random) {
    return new RandomGraphs(random).make();
  }

  private Graph make() {
    int count = random.nextInt(7);
    for (int i = 0; i < count; i++) {
      memories.add(memory("m" + i));
    }
    List<List<Integer>> listeners = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    for (int type = 0; type < types; type++) {
      List<Integer> ofType = new ArrayList<>();
      int size =
          Math.max(
              type == 0 ? 1 : 0, straight ? 1 : List.of(0, 1, 1, 1, 2, 3).get(random.nextInt(6)));
      for (int i = 0; i < size; i++) {
        // Now and then an action that listens to an earlier type too.
        int action =
            !straight && random.nextInt(5) == 0
                ? random.nextInt(actions.size() + 1)
                : actions.size();
        if (action == actions.size()) {
          actions.add(action(type));
        }
        if (!ofType.contains(action)) {
          ofType.add(action);
        }
      }
      listeners.add(List.copyOf(ofType));
    }
    return new Graph(List.copyOf(listeners), List.copyOf(actions), List.copyOf(memories));
  }

  private MemorySpec memory(String name) {
    MemorySpec.Kind kind = pick(MemorySpec.Kind.values());
    MemoryScope scope = random.nextInt(3) == 0 ? MemoryScope.SENSORY : MemoryScope.SHORT_TERM;
    return new MemorySpec(
        name, kind, scope, Codecs.LONG, kind == MemorySpec.Kind.MAP ? Codecs.STRING : null);
  }

  private Action action(int type) {
    boolean callsHere = calls && random.nextBoolean();
    List<Step> steps =
        IntStream.range(0, random.nextInt(7)).mapToObj(i -> step(type, callsHere)).toList();
    int result =
        switch (random.nextInt(straight ? 8 : 4)) {
          case 0 -> Action.NOTHING;
          case 1 -> Action.OUTPUT;
          default -> type(type);
        };
    boolean last = straight && type + 1 == types;
    return new Action(steps, last ? Action.OUTPUT : result, policy());
  }

  /** Mostly a later type, so that there are edges which are on no cycle. */
  private int type(int from) {
    return (!straight && random.nextInt(6) == 0) || from + 1 == types
        ? random.nextInt(types)
        : from + 1 + random.nextInt(types - from - 1);
  }

  private Step step(int type, boolean callsHere) {
    int way = random.nextInt(16);
    if (way < 6 && !memories.isEmpty()) {
      return new Step.Remember(
          random.nextInt(memories.size()), random.nextInt(12), random.nextInt(4));
    } else if (way < 9 && (!straight || (type + 1 < types && random.nextInt(6) == 0))) {
      return new Step.Emit(type(type));
    } else if (way < 11) {
      return new Step.Give();
    } else if (way < 12) {
      return new Step.Throw(2 + random.nextInt(6), random.nextInt(3) == 0);
    } else if (callsHere) {
      return new Step.Call(pick(Answers.Kind.values()), random.nextInt(3) == 0);
    }
    return way < 15 ? new Step.ThrowFirst(random.nextInt(4)) : new Step.Give();
  }

  private FailurePolicy policy() {
    if (random.nextInt(4) == 0) {
      return FailurePolicy.FAIL;
    }
    FailureAction then = pick(FailureAction.values());
    return new FailurePolicy(
        1 + random.nextInt(4),
        Duration.ZERO,
        1,
        Duration.ZERO,
        0,
        random.nextBoolean() ? List.of(Answers.Stubborn.class) : List.of(),
        then);
  }

  private <T> T pick(T[] choice) {
    return choice[random.nextInt(choice.length)];
  }
}
