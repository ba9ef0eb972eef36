package dev.planwright.processor.graph;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Wording;
import dev.planwright.processor.graph.EventGraph.Spotted;
import dev.planwright.processor.graph.Flow.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An action that leads to no output, in an agent that has one, though it can do nothing but emit:
 * it has no memory, no resource and no context. Only a guess, since a body may call anything.
 */
final class DeadEnd {

  private final EventGraph graph;

  DeadEnd(EventGraph graph) {
    this.graph = graph;
  }

  List<Spotted> check() {
    List<Step> steps = graph.flow().steps();
    Set<Integer> alive = alive(steps);
    Trace trace = Trace.fromInput(graph);
    List<Integer> dead = trace.found().stream().filter(step -> !alive.contains(step)).toList();
    if (alive.isEmpty() || dead.isEmpty()) {
      return List.of();
    }
    int first = dead.get(0);
    List<String> others =
        dead.stream().skip(1).map(step -> steps.get(step).name()).sorted().toList();
    Finding finding =
        Finding.of(
                Code.PW304,
                steps.get(first).name()
                    + " is a dead end: it leads to no output and has nothing else to act on.",
                "lead on to the output, take the memory or resource that it is for, or remove it.")
            .fact("Path: " + trace.to(first));
    return List.of(
        new Spotted(
            others.isEmpty() ? finding : finding.fact("Also: " + Wording.list(others)),
            Spot.trigger(first, 0)));
  }

  /** What leads to the output, or may do something else. */
  private Set<Integer> alive(List<Step> steps) {
    Set<Integer> alive = new HashSet<>();
    boolean output = false;
    for (int i = 0; i < steps.size(); i++) {
      boolean gives =
          steps.get(i).outlets().stream()
              .anyMatch(outlet -> outlet.port().leaves().stream().anyMatch(graph::isOutput));
      output |= gives;
      if (gives || !steps.get(i).idle()) {
        alive.add(i);
      }
    }
    if (!output) {
      return Set.of();
    }
    List<Integer> before;
    do {
      before = new ArrayList<>();
      for (int i = 0; i < steps.size(); i++) {
        if (!alive.contains(i) && graph.next(steps.get(i)).stream().anyMatch(alive::contains)) {
          before.add(i);
        }
      }
      alive.addAll(before);
    } while (!before.isEmpty());
    return alive;
  }
}
