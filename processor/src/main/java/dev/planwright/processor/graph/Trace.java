package dev.planwright.processor.graph;

import dev.planwright.processor.graph.Flow.Outlet;
import dev.planwright.processor.graph.Flow.Step;
import dev.planwright.processor.model.ClassRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The shortest ways to actions, breadth first, as messages write them: {@code Order -> Desk.take ->
 * Paid -> Desk.thank}. Of several shortest ways it is the first in the order of the source.
 */
final class Trace {

  /** The event that leads to an action, and the action that emits it; -1 for what comes in. */
  private record Edge(int from, ClassRef event) {}

  private final List<Step> steps;
  private final Map<Integer, Edge> edges = new LinkedHashMap<>();

  private Trace(List<Step> steps) {
    this.steps = steps;
  }

  /** From the input to every action that it leads to. */
  static Trace fromInput(EventGraph graph) {
    Trace trace = new Trace(graph.flow().steps());
    Deque<Integer> open = new ArrayDeque<>();
    graph.flow().input().leaves().forEach(leaf -> trace.enter(graph, -1, leaf, open, any -> true));
    trace.walk(graph, open, any -> true);
    return trace;
  }

  /** From an action along others of a set, back to itself if that is possible. */
  static Trace from(EventGraph graph, int start, Set<Integer> within) {
    Trace trace = new Trace(graph.flow().steps());
    Deque<Integer> open = new ArrayDeque<>();
    trace.leave(graph, start, open, within::contains);
    trace.walk(graph, open, within::contains);
    return trace;
  }

  private void walk(EventGraph graph, Deque<Integer> open, IntPredicate within) {
    while (!open.isEmpty()) {
      leave(graph, open.removeFirst(), open, within);
    }
  }

  private void leave(EventGraph graph, int step, Deque<Integer> open, IntPredicate within) {
    for (Outlet outlet : steps.get(step).outlets()) {
      for (ClassRef leaf : outlet.port().leaves()) {
        if (!graph.isOutput(leaf)) {
          enter(graph, step, leaf, open, within);
        }
      }
    }
  }

  private void enter(
      EventGraph graph, int from, ClassRef leaf, Deque<Integer> open, IntPredicate within) {
    for (int handler : graph.handlers(leaf)) {
      if (within.test(handler) && edges.putIfAbsent(handler, new Edge(from, leaf)) == null) {
        open.addLast(handler);
      }
    }
  }

  /** The actions that were found, nearest first. */
  List<Integer> found() {
    return List.copyOf(edges.keySet());
  }

  /** The way to an action, or null if there is none. */
  @Nullable String to(int step) {
    if (!edges.containsKey(step)) {
      return null;
    }
    List<String> way = new ArrayList<>();
    Edge edge = edges.get(step);
    way.add(steps.get(step).name());
    int first = step;
    while (edge != null) {
      way.add(0, edge.event().simple());
      if (edge.from() < 0) {
        break;
      }
      way.add(0, steps.get(edge.from()).name());
      first = edge.from();
      edge = first == step ? null : edges.get(first);
    }
    return String.join(" -> ", way);
  }

  /** The way by which an action is entered: what emits its event, if an action does, and it. */
  String entering(int step) {
    Edge edge = edges.get(step);
    if (edge == null) {
      throw new IllegalArgumentException(step + " was not found");
    }
    String before = edge.from() < 0 ? "" : steps.get(edge.from()).name() + " -> ";
    return before + edge.event().simple() + " -> " + steps.get(step).name();
  }
}
