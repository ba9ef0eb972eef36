package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the end of the input does to timers. */
@Timeout(60)
class LocalRunnerEndTest {

  private final List<String> outputs = new ArrayList<>();

  /** Every input reminds of itself; one that is bad fails. */
  private static TestPlan reminding() {
    return new TestPlan()
        .on(
            TestPlan.IN,
            "take",
            scope -> {
              if (scope.event().endsWith("bad")) {
                throw new IllegalStateException("no " + scope.event());
              }
              scope.output(scope.event());
              scope.emitter("remind").emitAfter(Duration.ofDays(1), scope.event());
            })
        .on("remind", "remind", scope -> scope.output("again " + scope.event()));
  }

  private LocalRunner<String, String> start() {
    return LocalRunner.of(reminding())
        .keyedBy(input -> input.substring(0, 1))
        .workers(1)
        .endOfInput(EndOfInput.FIRE)
        .onOutput(outputs::add)
        .start();
  }

  @Test
  void timerOfAHeldKey_doesNotHoldUpTheEnd() {
    try (LocalRunner<String, String> runner = start()) {
      runner.submit("a/1");
      runner.submit("b/1");
      runner.submit("a/bad");
      assertThatThrownBy(runner::endInput).isInstanceOf(RunFailedException.class);
    }
    assertThat(outputs).containsExactly("a/1", "b/1", "again b/1");
  }

  @Test
  void timers_fireAfterEveryInputThatWasThereBeforeTheEnd() {
    List<String> expected = new ArrayList<>();
    try (LocalRunner<String, String> runner = start()) {
      for (int i = 0; i < 1000; i++) {
        runner.submit("a/" + i);
        expected.add("a/" + i);
      }
      runner.endInput();
    }
    assertThat(outputs.subList(0, 1000)).isEqualTo(expected);
    assertThat(outputs).hasSize(2000);
  }

  @Test
  void timerSetByATimer_afterTheEnd_isFiredToo() {
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "take",
                scope -> scope.emitter("remind").emitAfter(Duration.ofDays(1), scope.event()))
            .on(
                "remind",
                "remind",
                scope -> {
                  scope.output(scope.event());
                  if (scope.event().length() < 4) {
                    scope.emitter("remind").emitAfter(Duration.ofDays(1), scope.event() + "+");
                  }
                });
    try (LocalRunner<String, String> runner =
        LocalRunner.of(plan)
            .keyedBy(input -> "key")
            .endOfInput(EndOfInput.FIRE)
            .onOutput(outputs::add)
            .start()) {
      runner.submit("a");
      runner.endInput();
    }
    assertThat(outputs).containsExactly("a", "a+", "a++", "a+++");
  }
}
