package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.engine.TimerChange.Domain;
import dev.planwright.runtime.plan.MemorySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimerTest {

  private static final int REMIND = 1;

  @Test
  void emitter_setsTimers_whenTheRunCommits() throws Exception {
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  scope.emitter("remind").emitAfter(Duration.ofSeconds(5), "later");
                  scope.emitter("remind").emitAt(Instant.ofEpochMilli(70), "then");
                  scope.emitter("remind").emitAtEventTime(Instant.ofEpochMilli(90), "when");
                });
    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.timers())
          .containsExactly(
              new TimerChange.Set(REMIND, "later", Domain.AFTER_COMMIT, 5_000),
              new TimerChange.Set(REMIND, "then", Domain.WALL_TIME, 70),
              new TimerChange.Set(REMIND, "when", Domain.EVENT_TIME, 90));
    }
  }

  @Test
  void timersOfAFailedAction_areDropped_thoseOfOthersStay() throws Exception {
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(TestPlan.IN, "keeps", scope -> scope.emitter("remind").emitAfter(ms(1), "kept"))
            .on(
                TestPlan.IN,
                "drops",
                TestPlan.policy(1, FailureAction.SKIP),
                scope -> {
                  scope.emitter("remind").emitAfter(ms(1), "dropped");
                  throw new IllegalStateException("no");
                });
    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.timers())
          .containsExactly(new TimerChange.Set(REMIND, "kept", Domain.AFTER_COMMIT, 1));
    }
  }

  @Test
  void timersOfAnUnwoundAction_areSetOnce() throws Exception {
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "asks",
                scope -> {
                  scope.emitter("remind").emitAfter(ms(1), "once");
                  String unused = scope.call("call", "a", () -> "done");
                });
    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.timers()).hasSize(1);
    }
  }

  @Test
  void cancelTimers_namesTheEvents() throws Exception {
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(TestPlan.IN, "stop", scope -> scope.context().cancelTimers(String.class));
    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.timers()).containsExactly(new TimerChange.Cancel(List.of(0, REMIND)));
    }
  }

  @Test
  void cancelTimers_ofAnUnknownType_failsAndNamesTheEvents() throws Exception {
    TestPlan plan =
        new TestPlan()
            .on(TestPlan.IN, "stop", scope -> scope.context().cancelTimers(Integer.class));
    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.failure())
          .hasMessage(
              "test-agent has no event java.lang.Integer whose timers could be cancelled. Its events: in");
    }
  }

  @Test
  void aDueTimer_startsARunOfItsOwn_withFreshSensoryMemoryAndItsTime() throws Exception {
    TestPlan plan =
        new TestPlan()
            .memory("seen", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM)
            .memory("now", MemorySpec.Kind.VALUE, MemoryScope.SENSORY)
            .on(
                TestPlan.IN,
                "keep",
                scope -> {
                  scope.value("seen").set(scope.event());
                  scope.value("now").set(scope.event());
                })
            .on(
                "remind",
                "tell",
                scope ->
                    scope.output(
                        "%s after %s, %s at %d"
                            .formatted(
                                scope.event(),
                                scope.value("seen").get(),
                                scope.value("now").get(),
                                scope.context().eventTime().toEpochMilli())));
    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      engine.engine().acceptTimer(TestEngine.KEY, REMIND, "due", 77, 500);
      assertThat(engine.outputs()).containsExactly("due after x, null at 77");
    }
  }

  @Test
  void aDueTimer_waitsInItsKeysQueue_andMayStillBeCancelledThere() throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  var unused = scope.async("call", "a", () -> answer);
                })
            .on("remind", "tell", scope -> scope.output(scope.event()));
    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept(TestEngine.KEY, "x");
      engine.engine().acceptTimer(TestEngine.KEY, REMIND, "first", 1, 500);
      engine.engine().acceptTimer(TestEngine.KEY, REMIND, "second", 2, 501);
      assertThat(engine.engine().pending()).isEqualTo(2);
      engine.cancel(500);
      answer.complete("done");
      engine.finish();
      assertThat(engine.outputs()).containsExactly("second");
    }
  }

  @Test
  void aKeyHeldFromBefore_letsNothingGoOn() throws Exception {
    TestPlan plan = new TestPlan().on(TestPlan.IN, "echo", scope -> scope.output(scope.event()));
    try (TestEngine engine = new TestEngine(plan)) {
      engine.engine().hold(TestEngine.KEY);
      engine.accept(TestEngine.KEY, "x");
      assertThat(engine.engine().heldInputs()).isEqualTo(1);
      assertThat(engine.outputs()).isEmpty();
    }
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
