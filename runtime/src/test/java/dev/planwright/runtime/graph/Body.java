package dev.planwright.runtime.graph;

import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.graph.Graph.Action;
import dev.planwright.runtime.graph.Graph.Step;
import dev.planwright.runtime.plan.MemorySpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one action: the user's code, so to speak. It reckons with one number, which all
 * that it sees goes into, so that a difference anywhere shows.
 *
 * <p>Arguments of calls are the same in every attempt, as they must be: what a flaky call answered
 * does not go into the number if its failure is caught.
 */
final class Body {

  private final Graph graph;
  private final int action;
  private final GraphEvent event;
  private final World world;
  private long v;
  private int emitted;

  private Body(Graph graph, int action, GraphEvent event, World world) {
    this.graph = graph;
    this.action = action;
    this.event = event;
    this.world = world;
    this.v = event.value();
  }

  /**
   * Executes an action.
   *
   * @return the event that it returns, or null; an output it has given to the world
   */
  static @Nullable GraphEvent execute(Graph graph, int action, GraphEvent event, World world) {
    return new Body(graph, action, event, world).execute();
  }

  private @Nullable GraphEvent execute() {
    Action executed = graph.actions().get(action);
    for (int i = 0; i < executed.steps().size(); i++) {
      v = v * 31 + i;
      perform(executed.steps().get(i), i);
    }
    if (executed.result() == Action.OUTPUT) {
      give();
      return null;
    }
    return executed.result() == Action.NOTHING ? null : child(executed.result());
  }

  private void perform(Step step, int index) {
    if (step instanceof Step.Remember remember) {
      MemorySpec.Kind kind = graph.memories().get(remember.memory()).kind();
      switch (kind) {
        case VALUE -> value(remember);
        case LIST -> list(remember);
        case MAP -> map(remember);
      }
    } else if (step instanceof Step.Emit emit) {
      GraphEvent child = v % 4 == 0 ? null : child(emit.type());
      if (child != null) {
        world.emit(child);
      }
    } else if (step instanceof Step.Give) {
      give();
    } else if (step instanceof Step.Call call) {
      call(call, index);
    } else if (step instanceof Step.Throw thrown) {
      if (v % thrown.divisor() == 0) {
        throw thrown.stubborn()
            ? new Answers.Stubborn("stubborn " + v)
            : new Answers.Refused("refused " + v);
      }
    } else if (step instanceof Step.ThrowFirst first) {
      int attempt = world.attempt(action, event);
      if (attempt <= first.attempts()) {
        throw new Answers.Refused("attempt " + attempt);
      }
    }
  }

  private void give() {
    world.output(action + " gives " + v);
  }

  private @Nullable GraphEvent child(int type) {
    GraphEvent child = event.child(type, action, emitted, v);
    emitted++;
    return child.life() > 0 ? child : null;
  }

  private void call(Step.Call call, int index) {
    String label = event.id() + "/" + action + "/" + index;
    try {
      long answer = world.call(call.kind(), v, label);
      v += call.caught() && call.kind().isFlaky() ? 11 : answer;
    } catch (DurableCallException failed) {
      if (!call.caught()) {
        throw failed;
      }
      v += call.kind().isFlaky() ? 11 : String.valueOf(failed.message()).length();
    }
  }

  private void value(Step.Remember step) {
    Long before = world.value(step.memory());
    v += before == null ? 7 : before;
    if (step.way() % 4 == 0) {
      world.setValue(step.memory(), null);
    } else if (step.way() % 4 < 3) {
      world.setValue(step.memory(), v % 1000);
    }
  }

  private void list(Step.Remember step) {
    int memory = step.memory();
    switch (step.way() % 6) {
      case 0 -> world.setList(memory, List.of());
      case 1 -> world.setList(memory, List.of(v % 10, (long) step.number()));
      case 2 -> world.keepLast(memory, step.number());
      case 3 -> v += world.size(memory);
      default -> world.add(memory, v % 100);
    }
    if (step.number() == 0) {
      for (long each : world.list(memory)) {
        v = v * 3 + each;
      }
    }
  }

  private void map(Step.Remember step) {
    int memory = step.memory();
    String key = "k" + Math.floorMod(v, step.number() + 1);
    switch (step.way() % 6) {
      case 0 -> world.clearMap(memory);
      case 1 -> world.setEntry(memory, key, null);
      case 2 -> {
        for (Map.Entry<String, Long> each : world.entries(memory)) {
          v = v * 3 + each.getValue() + each.getKey().charAt(1);
        }
      }
      default -> {
        Long before = world.entry(memory, key);
        v += before == null ? 5 : before;
        world.setEntry(memory, key, v % 50);
      }
    }
  }
}
