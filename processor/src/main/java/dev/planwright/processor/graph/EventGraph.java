package dev.planwright.processor.graph;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.graph.Flow.Outlet;
import dev.planwright.processor.graph.Flow.Port;
import dev.planwright.processor.graph.Flow.Step;
import dev.planwright.processor.model.ClassRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves and actions, tied together: an action is triggered by the leaves of its triggers and leads
 * to the leaves of its outlets. A leaf of the output leads nowhere, except that one which is also
 * input triggers when it comes in.
 */
public final class EventGraph {

  /**
   * A finding and what it is about.
   *
   * @param from codes of the findings that it only follows from; empty if it is a mistake by itself
   */
  public record Spotted(Finding finding, Spot spot, Set<Code> from) {

    Spotted(Finding finding, Spot spot) {
      this(finding, spot, Set.of());
    }
  }

  private final Flow flow;
  private final Map<ClassRef, Set<Integer>> handlers = new LinkedHashMap<>();
  private final Set<ClassRef> emitted = new LinkedHashSet<>();
  private final Set<ClassRef> unhandled = new LinkedHashSet<>();

  /** Ties a flow together. */
  public EventGraph(Flow flow) {
    this.flow = flow;
    for (int i = 0; i < flow.steps().size(); i++) {
      Step step = flow.steps().get(i);
      for (Port trigger : step.on()) {
        for (ClassRef leaf : trigger.leaves()) {
          handlers.computeIfAbsent(leaf, key -> new LinkedHashSet<>()).add(i);
        }
      }
      for (Outlet outlet : step.outlets()) {
        outlet.port().leaves().stream().filter(leaf -> !isOutput(leaf)).forEach(emitted::add);
      }
    }
    flow.unhandled().forEach(port -> unhandled.addAll(port.leaves()));
  }

  /**
   * Everything wrong with the flow; rules about what is reached wait until every event has both
   * ends.
   */
  public List<Spotted> check() {
    List<Spotted> found = new ArrayList<>(new LooseEnds(this).check());
    found.addAll(new VainDeclarations(this).check());
    if (found.stream().noneMatch(each -> LooseEnds.hidesReach(each.finding().code()))) {
      found.addAll(new Reach(this).check());
      found.addAll(new EndlessLoop(this).check());
    }
    if (found.isEmpty()) {
      found.addAll(new DeadEnd(this).check());
    }
    return found;
  }

  Flow flow() {
    return flow;
  }

  boolean isOutput(ClassRef leaf) {
    return flow.output().leaves().contains(leaf);
  }

  boolean isInput(ClassRef leaf) {
    return flow.input().leaves().contains(leaf);
  }

  /** Whether an action emits it for other actions. */
  boolean isEmitted(ClassRef leaf) {
    return emitted.contains(leaf);
  }

  boolean isDropped(ClassRef leaf) {
    return unhandled.contains(leaf);
  }

  /** Indexes of the actions that a leaf triggers, in order. */
  Collection<Integer> handlers(ClassRef leaf) {
    return handlers.getOrDefault(leaf, Set.of());
  }

  /** Names of what actions emit for each other. */
  List<String> emittedNames() {
    return emitted.stream().map(ClassRef::simple).toList();
  }

  /** The actions that an action's result may trigger. */
  Set<Integer> next(Step step) {
    Set<Integer> next = new LinkedHashSet<>();
    for (Outlet outlet : step.outlets()) {
      for (ClassRef leaf : outlet.port().leaves()) {
        if (!isOutput(leaf)) {
          next.addAll(handlers(leaf));
        }
      }
    }
    return next;
  }

  /** The actions that some input can lead to. */
  Set<Integer> reached() {
    Set<Integer> reached = new LinkedHashSet<>();
    List<Integer> open = new ArrayList<>();
    flow.input().leaves().forEach(leaf -> open.addAll(handlers(leaf)));
    while (!open.isEmpty()) {
      int step = open.remove(open.size() - 1);
      if (reached.add(step)) {
        open.addAll(next(flow.steps().get(step)));
      }
    }
    return reached;
  }
}
