package dev.planwright.processor.graph;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Wording;
import dev.planwright.processor.graph.EventGraph.Spotted;
import dev.planwright.processor.graph.Flow.Outlet;
import dev.planwright.processor.graph.Flow.Step;
import dev.planwright.processor.model.ClassRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run that cannot end: actions that must each emit exactly one event, every leaf of which
 * triggers one of them again.
 *
 * <p>The greatest such set is what is left after removing, as long as there is one, an action that
 * has a way out. Only results count, since an emitter need not be used; an {@code Optional} result
 * is a way out. What the set cannot show is a loop that ends by an exception.
 */
final class EndlessLoop {

  private final EventGraph graph;

  EndlessLoop(EventGraph graph) {
    this.graph = graph;
  }

  List<Spotted> check() {
    List<Step> steps = graph.flow().steps();
    Set<Integer> endless = new LinkedHashSet<>(graph.reached().stream().sorted().toList());
    while (endless.removeIf(step -> hasWayOut(steps.get(step), endless))) {
      // Each removal may open a way out for those before it.
    }
    if (endless.isEmpty()) {
      return List.of();
    }
    Trace trace = Trace.fromInput(graph);
    List<Integer> loop = loop(endless, trace.found());
    int first = loop.get(0);
    Finding finding =
        Finding.of(
                Code.PW303,
                steps.get(first).name()
                    + " begins a loop in which every action must emit, so a run never ends.",
                "return Optional from one of them, or emit through an Emitter only while there is more to do.")
            .fact("Entered by: " + trace.entering(first))
            .fact("Loop: " + Trace.from(graph, first, new LinkedHashSet<>(loop)).to(first));
    List<String> others =
        endless.stream()
            .filter(step -> !loop.contains(step))
            .map(step -> steps.get(step).name())
            .sorted()
            .toList();
    return List.of(
        new Spotted(
            others.isEmpty() ? finding : finding.fact("Never end either: " + Wording.list(others)),
            Spot.outlet(first, 0)));
  }

  private boolean hasWayOut(Step step, Set<Integer> endless) {
    Outlet always = always(step);
    return always == null
        || always.port().leaves().stream()
            .anyMatch(
                leaf ->
                    graph.isOutput(leaf)
                        || graph.handlers(leaf).stream().noneMatch(endless::contains));
  }

  private static @Nullable Outlet always(Step step) {
    return step.outlets().stream().filter(Outlet::always).findFirst().orElse(null);
  }

  /**
   * Follows the set from the action that is nearest to the input until one comes again; the loop
   * begins where it is entered.
   */
  private List<Integer> loop(Set<Integer> endless, List<Integer> nearestFirst) {
    List<Integer> path = new ArrayList<>();
    int at = nearestFirst.stream().filter(endless::contains).findFirst().orElseThrow();
    while (!path.contains(at)) {
      path.add(at);
      Outlet always = always(graph.flow().steps().get(at));
      ClassRef leaf = always == null ? null : always.port().leaves().get(0);
      at =
          leaf == null
              ? at
              : graph.handlers(leaf).stream().filter(endless::contains).findFirst().orElse(at);
    }
    List<Integer> loop = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    int entry = nearestFirst.stream().filter(loop::contains).findFirst().orElseThrow();
    Collections.rotate(loop, -loop.indexOf(entry));
    return loop;
  }
}
