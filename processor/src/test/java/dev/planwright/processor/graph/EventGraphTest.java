package dev.planwright.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.graph.Flow.Outlet;
import dev.planwright.processor.graph.Flow.Port;
import dev.planwright.processor.graph.Flow.Step;
import dev.planwright.processor.model.ClassRef;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The graph rules without a compiler: events are names, {@code A|B} is a sealed parent of A and B.
 */
class EventGraphTest {

  @Test
  void check_everythingHasTwoEnds_findsNothing() {
    assertThat(check(flow("In", "Out", step("a", "In", "Mid"), step("b", "Mid", "Out")))).isEmpty();
  }

  @Test
  void check_inputEqualToOutput_triggersAndLeaves() {
    assertThat(check(flow("Same", "Same", step("a", "Same", "Same")))).isEmpty();
  }

  @Test
  void check_loopThroughAnOptional_isFine() {
    assertThat(check(flow("In", "", step("a", "In", "?In")))).isEmpty();
  }

  @Test
  void check_loopOfExactlyOne_isFoundAtItsFirstAction() {
    assertThat(
            check(flow("In", "", step("a", "In", "B"), step("b", "B", "C"), step("c", "C", "B"))))
        .containsExactly(
            "PW303 OUTLET 1 Agent.b begins a loop in which every action must emit, so a run never ends.");
  }

  @Test
  void check_loopWithALeafThatLeaves_isFine() {
    assertThat(check(flow("In", "Out", step("a", "In", "B|Out"), step("b", "B", "In")))).isEmpty();
  }

  @Test
  void check_loopWhereEveryLeafComesBack_isFound() {
    assertThat(
            check(
                flow("In", "", step("a", "In", "B|C"), step("b", "B", "In"), step("c", "C", "In"))))
        .hasSize(1)
        .allMatch(found -> found.startsWith("PW303 OUTLET 0"));
  }

  @Test
  void check_loopOverSeveralListenersOneOfWhichEnds_isStillEndless() {
    assertThat(check(flow("In", "", step("a", "In", "In"), step("end", "In", "")))).hasSize(1);
  }

  @Test
  void check_unhandledOnPurpose_isNotLoose() {
    Flow flow = flow("In", "", step("a", "In", "?Lost"));

    assertThat(check(new Flow(flow.input(), flow.output(), List.of(port("Lost")), flow.steps())))
        .isEmpty();
  }

  @Test
  void check_unhandledThatIsHandled_isInVain() {
    Flow flow = flow("In", "", step("a", "In", ""));

    assertThat(check(new Flow(flow.input(), flow.output(), List.of(port("In")), flow.steps())))
        .containsExactly("PW210 UNHANDLED -1 In is declared unhandled, but Agent.a handles it.");
  }

  @Test
  void check_sealedInputWithoutAnyHandler_isOneMistake() {
    assertThat(check(flow("A|B|C", "", step("x", "Other", "")))).hasSize(2);
    assertThat(check(flow("A|B|C", "")))
        .containsExactly("PW202 INPUT -1 The input A|B|C comes in, but no action handles it.");
  }

  @Test
  void check_sameEventEmittedTwiceAndHandledNowhere_isOneMistake() {
    assertThat(check(flow("In", "", step("a", "In", "?Lost"), step("b", "In", "?Lost"))))
        .containsExactly(
            "PW201 OUTLET 0 Agent.a emits Lost, but no action handles it and it is not the output.");
  }

  @Test
  void check_circleBesideTheWay_isOneMistake() {
    assertThat(
            check(flow("In", "", step("a", "In", ""), step("b", "B", "?C"), step("c", "C", "?B"))))
        .containsExactly(
            "PW301 TRIGGER 1 No input leads to Agent.b: what triggers it comes only from actions like it.");
  }

  @Test
  void check_outputOnlyInACircle_isNoPath() {
    assertThat(
            check(
                flow(
                    "In",
                    "Out",
                    step("a", "In", ""),
                    step("b", "B", "?C", "?Out"),
                    step("c", "C", "?B"))))
        .containsExactly("PW302 OUTPUT -1 Nothing leads from the input In to the output Out.");
  }

  @Test
  void check_handlerOfNothing_hidesWhatFollowsFromIt() {
    assertThat(
            check(
                flow(
                    "In",
                    "Out",
                    step("a", "In", ""),
                    step("b", "Never", "Next"),
                    step("c", "Next", "Out"))))
        .containsExactly("PW203 TRIGGER 1 Agent.b handles Never, but nothing emits it.");
  }

  @Test
  void check_twoEndsThatNearlyMeet_areOneMistake() {
    assertThat(check(flow("In", "", step("a", "In", "Packet"), step("b", "Packed", ""))))
        .containsExactly("PW205 OUTLET 0 Agent.a emits Packet, which nothing handles.");
  }

  @Test
  void check_inputNameMistyped_blamesTheHandlerOnly() {
    assertThat(check(flow("Flight", "", step("a", "Fligth", ""))))
        .hasSize(1)
        .allMatch(found -> found.startsWith("PW203"));
  }

  @Test
  void check_loop_isTracedFromTheEdgeThatEntersIt() {
    assertThat(
            facts(flow("In", "", step("a", "In", "B"), step("b", "B", "C"), step("c", "C", "B"))))
        .containsExactly(
            "Entered by: Agent.a -> B -> Agent.b",
            "Loop: Agent.b -> C -> Agent.c -> B -> Agent.b",
            "Never end either: Agent.a");
  }

  @Test
  void check_looseEvent_isTracedByTheShortestWay() {
    assertThat(
            facts(
                flow(
                    "In",
                    "",
                    step("a", "In", "?B", "?C"),
                    step("b", "B", "?C"),
                    step("c", "C", "?Lost"),
                    step("d", "B", "?Lost"))))
        .containsExactly("Path: In -> Agent.a -> C -> Agent.c -> Lost", "Also emitted by: Agent.d");
  }

  @Test
  void check_idleActionThatLeadsNowhere_isADeadEnd() {
    Flow flow =
        flow("In", "Out", step("a", "In", "Out", "?B"), step("b", "B", "?C"), step("c", "C"));

    assertThat(check(flow)).isEmpty();
    assertThat(check(idle(flow)))
        .containsExactly(
            "PW304 TRIGGER 1 Agent.b is a dead end: it leads to no output and has nothing else to act on.");
    assertThat(facts(idle(flow)))
        .containsExactly("Path: In -> Agent.a -> B -> Agent.b", "Also: Agent.c");
  }

  @Test
  void check_idleActionsThatLeadToTheOutput_areNoDeadEnds() {
    assertThat(
            check(
                idle(
                    flow(
                        "In",
                        "Out",
                        step("a", "In", "B"),
                        step("b", "B", "C"),
                        step("c", "C", "Out")))))
        .isEmpty();
    assertThat(check(idle(flow("In", "", step("a", "In"))))).isEmpty();
  }

  private static Flow idle(Flow flow) {
    List<Step> steps =
        flow.steps().stream()
            .map(each -> new Step(each.name(), false, each.on(), each.outlets(), true))
            .toList();
    return new Flow(flow.input(), flow.output(), flow.unhandled(), steps);
  }

  private static List<String> facts(Flow flow) {
    return new EventGraph(flow)
        .check().stream().flatMap(each -> each.finding().facts().stream()).toList();
  }

  private static List<String> check(Flow flow) {
    return new EventGraph(flow)
        .check().stream()
            .map(
                each ->
                    each.finding().code()
                        + " "
                        + each.spot().part()
                        + " "
                        + each.spot().step()
                        + " "
                        + each.finding().headline())
            .toList();
  }

  private static Flow flow(String input, String output, Step... steps) {
    Port out = output.isEmpty() ? new Port(ref("Void"), List.of()) : port(output);
    return new Flow(port(input), out, List.of(), List.of(steps));
  }

  /** An action; an outlet with a question mark may stay empty. */
  private static Step step(String name, String on, String... outlets) {
    List<Outlet> all =
        Arrays.stream(outlets)
            .filter(outlet -> !outlet.isEmpty())
            .map(
                outlet ->
                    outlet.startsWith("?")
                        ? new Outlet(port(outlet.substring(1)), false)
                        : new Outlet(port(outlet), true))
            .toList();
    return new Step("Agent." + name, false, List.of(port(on)), all, false);
  }

  private static Port port(String name) {
    return new Port(ref(name), Arrays.stream(name.split("\\|")).map(EventGraphTest::ref).toList());
  }

  private static ClassRef ref(String name) {
    return new ClassRef("shop", name, "shop." + name);
  }
}
