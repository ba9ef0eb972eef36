package dev.planwright.runtime.graph;

import dev.planwright.FailureAction;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.plan.FailurePolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Executes graphs as simply as can be: a queue, copies of all memory, loops for attempts. It knows
 * nothing of layers, hops or unwinding.
 */
final class NaiveInterpreter {

  /** A run that would make the test slow. */
  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final int MOST_ACTIONS = 150;

  private final Graph graph;
  private final boolean holds;
  private final History history = new History();
  private final Map<Object, NaiveMemory> memories = new HashMap<>();
  private final Map<String, Integer> executions = new HashMap<>();
  private final Set<Object> held = new HashSet<>();
  private int heldInputs;
  private int tickets;
  private int actions;
  private int attempts;

  NaiveInterpreter(Graph graph, boolean holds) {
    this.graph = graph;
    this.holds = holds;
  }

  History history() {
    return history;
  }

  /** How often each call was executed, by its label. */
  Map<String, Integer> executions() {
    return executions;
  }

  int heldInputs() {
    return heldInputs;
  }

  /** How many actions were executed. */
  int actions() {
    return actions;
  }

  /** How often they were tried. */
  int attempts() {
    return attempts;
  }

  NaiveMemory memoryOf(Object key) {
    return memories.computeIfAbsent(key, any -> new NaiveMemory(graph));
  }

  /** Runs an input; false, and nothing has happened, if that would take too long. */
  boolean run(Input input) {
    if (held.contains(input.key())) {
      heldInputs++;
      tickets++;
      return true;
    }
    try {
      new Run(input).run();
      tickets++;
      return true;
    } catch (TooLong refused) {
      return false;
    }
  }

  /** One run. */
  private final class Run {

    private final Input input;
    private final Deque<GraphEvent> queue = new ArrayDeque<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final Map<String, Integer> executed = new HashMap<>();
    private NaiveMemory memory;
    private FailedRun<GraphEvent> failure;
    private int actionsOfRun;
    private int attemptsOfRun;

    Run(Input input) {
      this.input = input;
      this.memory = memoryOf(input.key()).copy();
    }

    void run() {
      memory.forgetSensory();
      queue.add(input.event());
      while (failure == null && !queue.isEmpty()) {
        GraphEvent event = queue.remove();
        for (int action : graph.listeners().get(event.type())) {
          if (failure == null) {
            execute(action, event);
          }
        }
      }
      executed.forEach((label, times) -> executions.merge(label, times, Integer::sum));
      actions += actionsOfRun;
      attempts += attemptsOfRun;
      if (failure != null) {
        history.failed(failure, graph);
        if (holds) {
          held.add(input.key());
        }
        return;
      }
      memory.forgetSensory();
      memories.put(input.key(), memory);
      outputs.forEach(output -> history.gave(input.key(), output));
      letters.forEach(history::gaveUp);
      history.committed(input.key(), tickets, input.event());
    }

    private void execute(int action, GraphEvent event) {
      if (++actionsOfRun > MOST_ACTIONS) {
        throw new TooLong();
      }
      FailurePolicy policy = graph.actions().get(action).policy();
      var calls = new NaiveCalls(policy, executed);
      for (int attempt = 1; ; attempt++) {
        attemptsOfRun++;
        var world = new NaiveWorld(memory.copy(), calls, attempt);
        try {
          GraphEvent result = Body.execute(graph, action, event, world);
          memory = world.memory();
          queue.addAll(world.emitted());
          outputs.addAll(world.outputs());
          if (result != null) {
            queue.add(result);
          }
          return;
        } catch (RuntimeException thrown) {
          if (attempt >= policy.retry().attempts() || calls.isFinal(thrown)) {
            giveUp(action, event, policy.then(), thrown);
            return;
          }
        }
      }
    }

    private void giveUp(int action, GraphEvent event, FailureAction then, Throwable thrown) {
      String id = GraphPlan.actionId(action);
      if (then == FailureAction.FAIL) {
        failure =
            new FailedRun<>(
                input.key(),
                input.event(),
                input.event(),
                FinishedRun.NO_EVENT_TIME,
                tickets,
                "Graph." + id,
                event,
                thrown,
                null);
      } else if (then == FailureAction.DEAD_LETTER) {
        letters.add(new DeadLetter(input.key(), input.event(), event, id, thrown.toString()));
      }
    }
  }
}
