package dev.planwright.processor.graph;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Severity;
import dev.planwright.processor.diagnostic.Wording;
import dev.planwright.processor.graph.EventGraph.Spotted;
import dev.planwright.processor.graph.Flow.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Actions that no input leads to. Since each has an event that something emits, they stand in a
 * circle of their own; the circle is one mistake, however many actions it has.
 */
final class Reach {

  private final EventGraph graph;

  Reach(EventGraph graph) {
    this.graph = graph;
  }

  List<Spotted> check() {
    Set<Integer> reached = graph.reached();
    List<Step> steps = graph.flow().steps();
    List<Integer> missed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (!reached.contains(i)) {
        missed.add(i);
      }
    }
    if (missed.isEmpty()) {
      return List.of();
    }
    List<String> names = missed.stream().map(i -> steps.get(i).name()).toList();
    String input = graph.flow().input().name();
    if (!givesOutput(reached) && givesOutput(missed)) {
      return List.of(
          new Spotted(
              Finding.of(
                      Code.PW302,
                      "Nothing leads from the input "
                          + input
                          + " to the output "
                          + graph.flow().output().name()
                          + ".",
                      "let an action that the input reaches emit what triggers one of them.")
                  .fact("Reached from " + input + ": " + Wording.list(namesOf(reached)))
                  .fact("Not reached: " + Wording.list(names)),
              Spot.output()));
    }
    Step first = steps.get(missed.get(0));
    String circle = Trace.from(graph, missed.get(0), new LinkedHashSet<>(missed)).to(missed.get(0));
    Finding finding =
        Finding.of(
                Code.PW301,
                "No input leads to "
                    + first.name()
                    + ": what triggers it comes only from actions like it.",
                "emit its event from an action that the input reaches, or remove the circle.")
            .fact(circle == null ? "Not reached: " + names.get(0) : "Circle: " + circle);
    List<String> others = names.stream().skip(1).sorted().toList();
    if (!others.isEmpty()) {
      finding = finding.fact("Not reached either: " + Wording.list(others));
    }
    return List.of(
        new Spotted(
            first.inherited() ? finding.as(Severity.NOTE) : finding,
            Spot.trigger(missed.get(0), 0)));
  }

  private List<String> namesOf(Set<Integer> found) {
    return found.stream().sorted().map(i -> graph.flow().steps().get(i).name()).toList();
  }

  private boolean givesOutput(Iterable<Integer> steps) {
    for (int step : steps) {
      if (graph.flow().steps().get(step).outlets().stream()
          .anyMatch(outlet -> outlet.port().leaves().stream().anyMatch(graph::isOutput))) {
        return true;
      }
    }
    return false;
  }
}
