package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.FailureAction;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.store.ActionFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Attempts of an action that makes calls, and what a crash leaves of them. */
class ActionAttemptsTest extends CallTries {

  @Test
  void attempts_crashInTheBackoff_countAndDueTimeSurvive() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
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
        TestPlan.acting(
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
        TestPlan.acting(
            s ->
                s.async(
                        "ask",
                        "",
                        () ->
                            CompletableFuture.completedFuture("answer " + calls.incrementAndGet()))
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
        TestPlan.acting(
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
        TestPlan.acting(
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
