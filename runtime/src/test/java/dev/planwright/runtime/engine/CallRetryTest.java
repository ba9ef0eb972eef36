package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tries of a call, and what a crash leaves of them. */
class CallRetryTest extends CallTries {

  @Test
  void retry_failsTwice_waitsAsThePolicySaysAndAnswers() throws Exception {
    try (TestEngine engine = process(asking(retried(), this::failsTwice))) {
      engine.accept(TestEngine.KEY, "x");
      untilWaiting(engine);
      time.pass(Duration.ofMillis(9_999));
      assertThat(time.waiting()).isEqualTo(1);
      time.pass(Duration.ofMillis(1));
      untilWaiting(engine);
      time.pass(Duration.ofSeconds(30));
      engine.finish();

      assertThat(engine.outputs()).containsExactly("at last");
    }
    assertThat(tries).extracting(CallInfo::attempt).containsExactly(1, 2, 3);
    assertThat(tries.stream().map(CallInfo::idempotencyKey).distinct()).hasSize(1);
    assertThat(store.events())
        .hasExactlyElementsOfTypes(
            CallEvent.TryFailed.class, CallEvent.TryFailed.class, Outcome.Succeeded.class);
  }

  @Test
  void retry_usedUp_lastFailureIsTheOutcome() throws Exception {
    TestPlan plan =
        asking(
            retried(),
            () -> {
              tries.add(CallInfo.current());
              throw new IllegalStateException("no " + tries.size());
            });
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      untilWaiting(engine);
      time.passToNext();
      untilWaiting(engine);
      time.passToNext();
      engine.finish();
      assertThat(engine.outputs()).containsExactly("java.lang.IllegalStateException: no 3 true");
    }
  }

  @Test
  void retry_exceptionThatNoTryCanHelp_finalAtOnce() throws Exception {
    TestPlan plan =
        asking(
            retried(),
            () -> {
              tries.add(CallInfo.current());
              throw new NumberFormatException("for good");
            });
    try (TestEngine engine = process(plan)) {
      engine.run("x");
      assertThat(engine.outputs())
          .containsExactly("java.lang.NumberFormatException: for good false");
    }
    assertThat(tries).hasSize(1);
  }

  @Test
  void retry_crashInTheWait_countAndDueTimeSurvive() throws Exception {
    try (TestEngine engine = process(asking(retried(), this::failsTwice))) {
      engine.accept(TestEngine.KEY, "x");
      untilWaiting(engine);
      time.pass(Duration.ofSeconds(10));
      untilWaiting(engine); // 30 seconds before the third try
    }
    time.pass(Duration.ofSeconds(29));
    try (TestEngine engine = process(asking(retried(), this::failsTwice))) {
      engine.accept(TestEngine.KEY, "x");
      assertThat(time.waiting()).isEqualTo(1);
      assertThat(tries).hasSize(2);
      time.pass(Duration.ofSeconds(1));
      engine.finish();
      assertThat(engine.outputs()).containsExactly("at last");
    }
    assertThat(tries).extracting(CallInfo::attempt).containsExactly(1, 2, 3);
  }
}
