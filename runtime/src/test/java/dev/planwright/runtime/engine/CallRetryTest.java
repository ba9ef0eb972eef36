package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.CallMode;
import dev.planwright.FailureAction;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tries of a call, attempts of an action, time limits of both, and what a crash leaves of them. */
class CallRetryTest {

  private static final RetryPolicy THREE_TRIES =
      new RetryPolicy(
          3,
          Duration.ofSeconds(10),
          4,
          Duration.ofSeconds(30),
          0,
          List.of(IllegalArgumentException.class));

  private final SurvivingStore store = new SurvivingStore();
  private final VirtualTime time = new VirtualTime();
  private final List<CallInfo> tries = Collections.synchronizedList(new ArrayList<>());

  private TestEngine process(TestPlan plan) throws Exception {
    return new TestEngine(plan, EngineSettings.DEFAULTS, store, time);
  }

  private static DurableMethod<String> retried() {
    return TestPlan.method("ask", CallMode.AT_LEAST_ONCE, THREE_TRIES, Duration.ZERO);
  }

  /** Gives out the answer, or how the call failed. */
  private static TestPlan asking(DurableMethod<String> method, Callable<String> body) {
    return new TestPlan()
        .on(
            TestPlan.IN,
            "act",
            s -> {
              try {
                s.output(s.call(method, "", body));
              } catch (DurableCallException failed) {
                s.output(failed.getMessage() + " " + failed.retryable());
              }
            });
  }

  private String failsTwice() {
    tries.add(CallInfo.current());
    if (tries.size() < 3) {
      throw new IllegalStateException("no " + tries.size());
    }
    return "at last";
  }

  /** Takes turns until somebody waits for time to pass. */
  private void untilWaiting(TestEngine engine) throws InterruptedException {
    engine.until(() -> time.waiting() > 0);
  }

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
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
                s ->
                    s.await(s.async(limited, "", () -> late).exceptionally(Throwable::getMessage)));
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
  void withTimeout_crashBeforeItIsOver_deadlineKept() throws Exception {
    CompletableFuture<String> unanswered = new CompletableFuture<>();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
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
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
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
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
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

  @Test
  void attempts_crashInTheBackoff_countAndDueTimeSurvive() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
                TestPlan.policy(3, Duration.ofSeconds(10), FailureAction.SKIP, List.of()),
                s -> {
                  s.call("ask", "", () -> "answer " + calls.incrementAndGet());
                  attempts.incrementAndGet();
                  throw new IllegalStateException("no");
                });
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      untilWaiting(engine);
      time.pass(Duration.ofSeconds(10));
      untilWaiting(engine);
    }
    assertThat(attempts).hasValue(2);
    assertThat(store.records().stream().filter(ActionFailed.class::isInstance)).hasSize(2);
    time.pass(Duration.ofSeconds(9));
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      untilWaiting(engine);
      assertThat(attempts).hasValue(2);
      time.pass(Duration.ofSeconds(1));
      engine.finish();
      assertThat(engine.metrics().actions().get("act").skipped()).isEqualTo(1);
    }
    assertThat(attempts).hasValue(3);
    assertThat(calls).hasValue(1);
  }

  @Test
  void attempts_ofALaterActionWithoutCalls_surviveToo() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    TestPlan plan =
        new TestPlan()
            .on(TestPlan.IN, "call", s -> s.emit("called", s.call("ask", "", () -> "answer")))
            .on(
                "called",
                "fail",
                TestPlan.policy(3, Duration.ofSeconds(10), FailureAction.SKIP, List.of()),
                s -> {
                  attempts.incrementAndGet();
                  throw new IllegalStateException("no");
                });
    for (int life = 1; life <= 3; life++) {
      try (TestEngine engine = process(plan)) {
        engine.accept(TestEngine.KEY, "x");
        if (life < 3) {
          untilWaiting(engine);
          assertThat(attempts).hasValue(life);
        } else {
          untilWaiting(engine);
          time.pass(Duration.ofSeconds(10));
          engine.finish();
          assertThat(engine.metrics().actions().get("fail").skipped()).isEqualTo(1);
        }
      }
      time.pass(Duration.ofSeconds(life == 1 ? 10 : 0));
    }
    assertThat(attempts).hasValue(3);
  }

  @Test
  void attempts_fallbackFedIntoALaterCall_nextAttemptMakesItsOwnCall() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    List<String> keys = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger asked = new AtomicInteger();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
                TestPlan.policy(2, Duration.ofSeconds(10), FailureAction.FAIL, List.of()),
                s -> {
                  String price;
                  try {
                    price =
                        s.call(
                            "price",
                            "",
                            () -> {
                              if (asked.incrementAndGet() == 1) {
                                throw new IllegalStateException("no");
                              }
                              return "real";
                            });
                  } catch (DurableCallException failed) {
                    price = "fallback";
                  }
                  String argument = price;
                  String answer =
                      s.call(
                          "tell",
                          argument,
                          () -> {
                            told.add(argument);
                            keys.add(CallInfo.current().idempotencyKey());
                            return "told " + argument;
                          });
                  if (price.equals("fallback")) {
                    throw new IllegalStateException("try again");
                  }
                  s.output(answer);
                });
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      untilWaiting(engine);
    }
    for (int life = 0; life < 2; life++) {
      try (TestEngine engine = process(plan)) {
        engine.accept(TestEngine.KEY, "x");
        if (time.waiting() > 0) {
          time.passToNext();
        }
        engine.finish();
        assertThat(engine.failures()).isEmpty();
        assertThat(engine.outputs()).containsExactly("told real");
      }
      if (life == 0) {
        assertThat(told).containsExactly("fallback", "real");
        assertThat(keys.get(0)).isNotEqualTo(keys.get(1));
      }
    }
  }

  @Test
  void callback_throwsInAnActionWithoutStage_isTheActionsFailureLiveAndReplayed() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
                s ->
                    s.async(
                            "ask",
                            "",
                            () ->
                                CompletableFuture.completedFuture(
                                    "answer " + calls.incrementAndGet()))
                        .thenAccept(
                            answer -> {
                              throw new IllegalStateException("cannot take " + answer);
                            }));
    for (int life = 0; life < 2; life++) {
      try (TestEngine engine = process(plan)) {
        engine.run("x");
        assertThat(engine.failure())
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("cannot take answer 1");
      }
    }
    assertThat(calls).hasValue(1);
  }

  @Test
  void callback_failureThatAnotherCallbackTakes_isNone() throws Exception {
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
                s ->
                    s.async("ask", "", () -> CompletableFuture.failedFuture(new Exception("no")))
                        .thenApply(answer -> answer + "!")
                        .exceptionally(failure -> "instead")
                        .thenAccept(s::output));
    try (TestEngine engine = process(plan)) {
      engine.run("x");
      assertThat(engine.failures()).isEmpty();
      assertThat(engine.outputs()).containsExactly("instead");
    }
  }

  @Test
  void clock_readBeforeTheFirstCall_isTheRecordedStart() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    List<Instant> read = new ArrayList<>();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  read.add(s.context().clock().instant());
                  String first = s.call("first", "", () -> "one");
                  s.call(
                      "second",
                      first + read.get(read.size() - 1),
                      () -> {
                        inside.countDown();
                        if (read.size() < 4) {
                          never.await();
                        }
                        return "two";
                      });
                });
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      engine.until(() -> store.events().size() == 1);
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
    }
    time.pass(Duration.ofDays(1));
    try (TestEngine engine = process(plan)) {
      engine.accept(TestEngine.KEY, "x");
      assertThat(read).hasSize(3);
      assertThat(read.stream().distinct()).hasSize(1);
    }
  }
}
