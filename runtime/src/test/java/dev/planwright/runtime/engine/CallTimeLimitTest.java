package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.CallMode;
import dev.planwright.FailureAction;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.store.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Time limits of calls and their tries, and what a crash leaves of them. */
class CallTimeLimitTest extends CallTries {

  @Test
  void timeout_tryTakesTooLong_interruptedAndLateResultIgnored() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    DurableMethod<String> limited =
        TestPlan.method(
            "ask",
            CallMode.AT_LEAST_ONCE,
            new RetryPolicy(2, Duration.ZERO, 1, Duration.ZERO, 0, List.of()),
            Duration.ofSeconds(2));
    TestPlan plan =
        asking(
            limited,
            () -> {
              tries.add(CallInfo.current());
              if (tries.size() == 1) {
                inside.countDown();
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
                return "too late";
              }
              return "in time";
            });
    try (TestEngine engine = process(plan)) {
      Instant start = Instant.ofEpochMilli(time.millis());
      engine.accept(TestEngine.KEY, "x");
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
      time.pass(Duration.ofSeconds(2));
      assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
      engine.finish();

      assertThat(engine.outputs()).containsExactly("in time");
      assertThat(tries)
          .extracting(CallInfo::deadline)
          .containsExactly(start.plusSeconds(2), start.plusSeconds(4));
    }
    assertThat(((CallEvent.TryFailed) store.events().get(0)).failure().type())
        .isEqualTo(TimeoutException.class.getName());
  }

  @Test
  void timeout_stageTakesTooLong_failsAndLateResultIgnored() throws Exception {
    DurableMethod<String> limited =
        TestPlan.method("ask", CallMode.AT_LEAST_ONCE, RetryPolicy.NONE, Duration.ofSeconds(2));
    CompletableFuture<String> late = new CompletableFuture<>();
    TestPlan plan =
        TestPlan.acting(
            s -> s.await(s.async(limited, "", () -> late).exceptionally(Throwable::getMessage)));
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      time.pass(Duration.ofSeconds(2));
      late.complete("too late");
      engine.finish();
      assertThat(engine.outputs())
          .singleElement()
          .asString()
          .contains("Service.ask has not answered within PT2S");
    }
  }

  @Test
  void timeLimits_ofWhatHasEnded_holdNothing() throws Exception {
    DurableMethod<String> limited =
        TestPlan.method("ask", CallMode.AT_LEAST_ONCE, RetryPolicy.NONE, Duration.ofDays(2));
    CompletableFuture<String> answer = new CompletableFuture<>();
    TestPlan plan =
        TestPlan.acting(
            s -> s.await(s.async(limited, "", () -> answer).withTimeout(Duration.ofDays(1))));
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      assertThat(time.waiting()).isEqualTo(2);
      answer.complete("answer");
      engine.finish();
      assertThat(engine.outputs()).containsExactly("answer");
      assertThat(time.waiting()).isZero();
    }
  }

  @Test
  void withTimeout_attemptFails_isGivenUpWithIt() throws Exception {
    List<CompletableFuture<String>> answers =
        List.of(
            CompletableFuture.failedFuture(new IllegalStateException("no")),
            new CompletableFuture<>());
    AtomicInteger asked = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(2, FailureAction.FAIL),
            s ->
                s.await(
                    s.async("ask", "", () -> answers.get(asked.getAndIncrement()))
                        .withTimeout(Duration.ofDays(1))));
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      engine.until(() -> asked.get() == 2);
      assertThat(time.waiting()).isEqualTo(1);
      answers.get(1).complete("yes");
      engine.finish();
      assertThat(engine.outputs()).containsExactly("yes");
      assertThat(time.waiting()).isZero();
    }
  }

  @Test
  void withTimeout_crashBeforeItIsOver_deadlineKept() throws Exception {
    CompletableFuture<String> unanswered = new CompletableFuture<>();
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.await(
                    s.async("ask", "", () -> unanswered)
                        .withTimeout(Duration.ofSeconds(60))
                        .exceptionally(failure -> failure.getClass().getSimpleName())));
    long deadline = time.millis() + 60_000;
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
    }
    assertThat(store.events()).containsExactly(new CallEvent.Begun(0, deadline));
    time.pass(Duration.ofSeconds(59));
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      time.pass(Duration.ofSeconds(1));
      engine.finish();
      assertThat(engine.outputs()).hasSize(1).first().asString().contains("TimeoutException");
    }
    try (TestEngine engine = process(plan)) { // committed: the same input is another run
      engine.accept(TestEngine.KEY, "x");
      unanswered.complete("answered");
      engine.finish();
      assertThat(engine.outputs()).containsExactly("answered");
    }
  }

  @Test
  void withTimeout_firesFirstThenCrash_firesFirstAgain() throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    CompletableFuture<String> second = new CompletableFuture<>();
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.await(
                    s.async("ask", "", () -> answer)
                        .withTimeout(Duration.ofSeconds(1))
                        .exceptionally(failure -> "too late")
                        .thenCompose(first -> s.async("then", first, () -> second))));
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      time.pass(Duration.ofSeconds(1));
      engine.until(() -> store.events().size() == 2);
      answer.complete("in time, but after the limit");
      engine.until(() -> store.events().size() == 3);
    }
    second.complete("done");
    try (TestEngine engine = process(plan)) {
      engine.run("x");
      assertThat(engine.failures()).isEmpty();
      assertThat(engine.outputs()).containsExactly("done");
    }
  }

  @Test
  void withTimeout_nextAttemptOfTheAction_hasItsOwnLimit() throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(2, FailureAction.FAIL),
            s -> s.await(s.async("ask", "", () -> answer).withTimeout(Duration.ofSeconds(1))));
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      time.pass(Duration.ofSeconds(1));
      engine.until(() -> time.waiting() > 0);
      answer.complete("second time");
      engine.finish();
      assertThat(engine.outputs()).containsExactly("second time");
    }
  }
}
