package dev.planwright.processor.graph;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Severity;
import dev.planwright.processor.diagnostic.Wording;
import dev.planwright.processor.graph.EventGraph.Spotted;
import dev.planwright.processor.graph.Flow.Outlet;
import dev.planwright.processor.graph.Flow.Port;
import dev.planwright.processor.graph.Flow.Step;
import dev.planwright.processor.model.ClassRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events with one end only: emitted and not handled, handled and not emitted.
 *
 * <p>Both ends are collected before anything is said, because two loose ends with nearly the same
 * name are one mistake: the wrong type was emitted. An output that nothing emits beside an input or
 * event that nobody handles is one mistake, too: what would lead from there to the output is
 * missing.
 */
final class LooseEnds {

  /** An outlet of which some leaves, or all, have no handler. */
  private record Start(Step step, Spot spot, Port port, List<ClassRef> loose, List<String> others) {

    boolean isWhole() {
      return loose.size() == port.leaves().size();
    }
  }

  /** A trigger that nothing pulls. */
  private record End(Step step, Spot spot, Port port) {}

  /** What an output that nothing emits may follow from. */
  private static final Set<Code> MISSING = Set.of(Code.PW201, Code.PW202);

  private final EventGraph graph;
  private final Map<ClassRef, Start> starts = new LinkedHashMap<>();
  private final Map<ClassRef, End> ends = new LinkedHashMap<>();
  private final List<Spotted> found = new ArrayList<>();

  LooseEnds(EventGraph graph) {
    this.graph = graph;
  }

  /** Whether a mistake of this kind leaves open what is reached. */
  static boolean hidesReach(Code code) {
    return code == Code.PW202 || code == Code.PW203 || code == Code.PW205;
  }

  List<Spotted> check() {
    collectStarts();
    collectEnds();
    Set<String> meant = new LinkedHashSet<>();
    pair();
    ends.values().forEach(end -> sayEnd(end, meant));
    sayInput(meant);
    starts.values().forEach(this::sayStart);
    sayOutput();
    return found;
  }

  private boolean isLoose(ClassRef leaf) {
    return graph.handlers(leaf).isEmpty() && !graph.isDropped(leaf);
  }

  private void collectStarts() {
    Set<ClassRef> known = new LinkedHashSet<>();
    List<Step> steps = graph.flow().steps();
    for (int i = 0; i < steps.size(); i++) {
      List<Outlet> outlets = steps.get(i).outlets();
      for (int k = 0; k < outlets.size(); k++) {
        Port port = outlets.get(k).port();
        List<ClassRef> loose =
            port.leaves().stream().filter(leaf -> !graph.isOutput(leaf) && isLoose(leaf)).toList();
        if (!loose.isEmpty() && !known.containsAll(loose)) {
          starts.put(
              port.type(),
              new Start(steps.get(i), Spot.outlet(i, k), port, loose, new ArrayList<>()));
        } else if (starts.containsKey(port.type())) {
          starts.get(port.type()).others().add(steps.get(i).name());
        }
        known.addAll(loose);
      }
    }
  }

  private void collectEnds() {
    List<Step> steps = graph.flow().steps();
    for (int i = 0; i < steps.size(); i++) {
      List<Port> triggers = steps.get(i).on();
      for (int k = 0; k < triggers.size(); k++) {
        Port port = triggers.get(k);
        if (port.leaves().stream()
            .noneMatch(leaf -> graph.isEmitted(leaf) || graph.isInput(leaf))) {
          ends.putIfAbsent(port.type(), new End(steps.get(i), Spot.trigger(i, k), port));
        }
      }
    }
  }

  /** One mistake in place of two: an end and a start that differ by a few letters. */
  private void pair() {
    for (End end : List.copyOf(ends.values())) {
      List<String> names =
          starts.values().stream()
              .filter(Start::isWhole)
              .map(start -> start.port().name())
              .toList();
      String near = Wording.nearest(end.port().name(), names);
      for (Start start : List.copyOf(starts.values())) {
        if (start.port().name().equals(near)) {
          starts.remove(start.port().type());
          ends.remove(end.port().type());
          found.add(
              new Spotted(
                  Finding.of(
                          Code.PW205,
                          start.step().name() + " emits " + near + ", which nothing handles.",
                          "emit " + end.port().name() + ", or handle " + near + ".")
                      .fact(
                          end.step().name()
                              + " handles "
                              + end.port().name()
                              + ", which nothing emits.")
                      .didYouMean(end.port().name()),
                  start.spot()));
        }
      }
    }
  }

  private void sayEnd(End end, Set<String> meant) {
    String name = end.port().name();
    List<String> candidates = new ArrayList<>(graph.emittedNames());
    graph.flow().input().leaves().forEach(leaf -> candidates.add(leaf.simple()));
    String near = Wording.nearest(name, candidates);
    if (near != null) {
      meant.add(near);
    }
    Finding finding =
        Finding.of(
                Code.PW203,
                end.step().name() + " handles " + name + ", but nothing emits it.",
                "return "
                    + name
                    + " from an action, add Emitter<"
                    + name
                    + "> to one, or make it part of the input.")
            .fact("Emitted in this agent: " + Wording.sortedList(graph.emittedNames()))
            .didYouMean(near);
    // A library's action may be there for other agents.
    found.add(
        new Spotted(end.step().inherited() ? finding.as(Severity.NOTE) : finding, end.spot()));
  }

  private void sayInput(Set<String> meant) {
    Port input = graph.flow().input();
    List<ClassRef> loose = input.leaves().stream().filter(this::isLoose).toList();
    if (loose.isEmpty() || loose.stream().allMatch(leaf -> meant.contains(leaf.simple()))) {
      return;
    }
    if (loose.size() < input.leaves().size()) {
      found.add(
          new Spotted(leavesWithoutHandler("The input " + input.name(), loose), Spot.input()));
      return;
    }
    List<String> handled =
        graph.flow().steps().stream().flatMap(step -> step.on().stream()).map(Port::name).toList();
    found.add(
        new Spotted(
            Finding.of(
                    Code.PW202,
                    "The input " + input.name() + " comes in, but no action handles it.",
                    "add @Action(on = "
                        + input.name()
                        + ".class), or declare the input that the actions take.")
                .fact("Handled in this agent: " + Wording.sortedList(handled))
                .didYouMean(Wording.nearest(input.name(), handled)),
            Spot.input()));
  }

  private void sayStart(Start start) {
    String name = start.port().name();
    Finding finding =
        start.isWhole()
            ? Finding.of(
                Code.PW201,
                start.step().name()
                    + " emits "
                    + name
                    + ", but no action handles it and it is not the output.",
                "add @Action(on = "
                    + name
                    + ".class), or name it in @Agent(unhandled = ...) if it is dropped on purpose.")
            : leavesWithoutHandler(
                start.step().name() + " emits " + name + ", which", start.loose());
    found.add(new Spotted(traced(finding, start), start.spot()));
  }

  /** One way to where it is emitted, the shortest; other places by name. */
  private Finding traced(Finding finding, Start start) {
    String way = Trace.fromInput(graph).to(start.spot().step());
    Finding traced =
        way == null ? finding : finding.fact("Path: " + way + " -> " + start.port().name());
    List<String> others =
        start.others().stream()
            .filter(each -> !each.equals(start.step().name()))
            .distinct()
            .sorted()
            .toList();
    return others.isEmpty() ? traced : traced.fact("Also emitted by: " + Wording.list(others));
  }

  private static Finding leavesWithoutHandler(String who, List<ClassRef> loose) {
    List<String> names = loose.stream().map(ClassRef::simple).toList();
    String leaves = names.size() == 1 ? "the leaf " + names.get(0) : names.size() + " leaves";
    Finding finding =
        Finding.of(
            Code.PW206,
            who + " has " + leaves + " without a handler.",
            "add an action for "
                + (names.size() == 1 ? "it" : "each")
                + ", or name "
                + (names.size() == 1 ? "it" : "them")
                + " in @Agent(unhandled = ...).");
    return names.size() == 1 ? finding : finding.fact("Without a handler: " + Wording.list(names));
  }

  private void sayOutput() {
    Port output = graph.flow().output();
    boolean emitted =
        graph.flow().steps().stream()
            .flatMap(step -> step.outlets().stream())
            .anyMatch(outlet -> outlet.port().leaves().stream().anyMatch(graph::isOutput));
    if (output.leaves().isEmpty() || emitted) {
      return;
    }
    for (Start start : starts.values()) {
      if (start.isWhole() && Wording.nearest(output.name(), List.of(start.port().name())) != null) {
        found.removeIf(each -> each.spot().equals(start.spot()));
        found.add(
            new Spotted(
                Finding.of(
                        Code.PW205,
                        start.step().name()
                            + " emits "
                            + start.port().name()
                            + ", which nothing handles.",
                        "emit " + output.name() + ", or handle " + start.port().name() + ".")
                    .fact("The output is " + output.name() + ", which nothing emits.")
                    .didYouMean(output.name()),
                start.spot()));
        return;
      }
    }
    found.replaceAll(
        each ->
            MISSING.contains(each.finding().code())
                ? new Spotted(
                    each.finding().fact("Nothing emits the output " + output.name() + "."),
                    each.spot())
                : each);
    found.add(
        new Spotted(
            Finding.of(
                    Code.PW204,
                    "The output " + output.name() + " is declared, but no action emits it.",
                    "return " + output.name() + " from an action, or leave output out.")
                .fact("Emitted in this agent: " + Wording.sortedList(graph.emittedNames())),
            Spot.output(),
            MISSING));
  }
}
