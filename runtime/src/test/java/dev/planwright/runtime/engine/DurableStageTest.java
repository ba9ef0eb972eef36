package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.TestPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Durable calls that answer stages, and what may be done with those. */
class DurableStageTest {

  private final CompletableFuture<String> one = new CompletableFuture<>();
  private final CompletableFuture<String> two = new CompletableFuture<>();

  @Test
  void callbacks_ofACompletedStage_runAfterTheMethodHasReturned() throws Exception {
    List<String> order = new ArrayList<>();
    TestPlan plan =
        TestPlan.acting(
            s -> {
              s.await(
                  s.async("ask", "", () -> CompletableFuture.completedFuture("answer"))
                      .thenAccept(order::add));
              order.add("returned");
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.failures()).isEmpty();
      assertThat(order).containsExactly("returned", "answer");
    }
  }

  @Test
  void all_someAnswerLater_completesInTheOrderOfTheCalls() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.await(
                    DurableFuture.all(
                        List.of(s.async("a", "", () -> one), s.async("b", "", () -> two)))));

    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept(TestEngine.KEY, "x");
      two.complete("second");
      assertThat(engine.outputs()).isEmpty();
      one.complete("first");
      engine.finish();
      assertThat(engine.outputs()).containsExactly("[first, second]");
    }
  }

  @Test
  void any_firstToAnswer_wins() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.await(
                    DurableFuture.any(
                        List.of(s.async("a", "", () -> one), s.async("b", "", () -> two)))));

    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept(TestEngine.KEY, "x");
      two.complete("second");
      one.complete("first");
      engine.finish();
      assertThat(engine.outputs()).containsExactly("second");
    }
  }

  @Test
  void withTimeout_noAnswerInTime_failsWithTimeoutAndLateAnswerIsIgnored() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.await(
                    s.async("a", "", () -> one)
                        .withTimeout(Duration.ofMillis(5))
                        .exceptionally(
                            failure -> "instead of " + failure.getClass().getSimpleName())));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).singleElement().asString().contains("TimeoutException");
      one.complete("late");
      engine.run("y");
      assertThat(engine.ended()).containsExactly("x", "y");
      assertThat(engine.failures()).isEmpty();
    }
  }

  @Test
  void withTimeout_answerInTime_answers() throws Exception {
    TestPlan plan =
        TestPlan.acting(s -> s.await(s.async("a", "", () -> one).withTimeout(Duration.ofHours(1))));

    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept(TestEngine.KEY, "x");
      one.complete("in time");
      engine.finish();
      assertThat(engine.outputs()).containsExactly("in time");
    }
  }

  @Test
  void join_onTheAgentsThread_throwsInsteadOfBlocking() throws Exception {
    TestPlan plan = TestPlan.acting(s -> s.async("a", "", () -> one).toCompletableFuture().join());

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.failure())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("would block the agent's thread for ever");
    }
  }

  @Test
  void asyncCallback_withExecutor_refused() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s -> s.await(s.async("a", "", () -> one).thenApplyAsync(v -> v, Runnable::run)));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.failure())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("takes no executor");
    }
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // there is none
  void timeLimitThatIsNotRecorded_refused() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s -> {
              CompletableFuture<String> future =
                  s.async("ask", "", () -> one).toCompletableFuture();
              List<ThrowingCallable> ways =
                  List.of(
                      () -> future.orTimeout(1, TimeUnit.DAYS),
                      () -> future.completeOnTimeout("late", 1, TimeUnit.DAYS),
                      () -> future.completeAsync(() -> "other"),
                      () -> future.completeAsync(() -> "other", Runnable::run));
              for (ThrowingCallable way : ways) {
                assertThatThrownBy(way)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("withTimeout");
              }
              s.await(future);
            });

    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept(TestEngine.KEY, "x");
      one.complete("answer");
      engine.finish();
      assertThat(engine.failures()).isEmpty();
      assertThat(engine.outputs()).containsExactly("answer");
    }
  }

  @Test
  void asyncCallback_withoutExecutor_runsOnTheAgentsThread() throws Exception {
    Thread agent = Thread.currentThread();
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.await(
                    s.async("a", "", () -> CompletableFuture.supplyAsync(() -> "from afar"))
                        .thenApplyAsync(v -> v + " " + (Thread.currentThread() == agent))));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("from afar true");
    }
  }

  @Test
  void await_incompleteStageThatIsNotDurable_refused() throws Exception {
    TestPlan plan = TestPlan.acting(s -> s.await(new CompletableFuture<String>()));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.failure())
          .isInstanceOfSatisfying(
              RunAbortedException.class,
              e -> assertThat(e.reason()).isEqualTo(RunAbortedException.Reason.STAGE_WITHOUT_CALL))
          .hasMessageContaining("TestAgent.act returned a stage that is not complete");
    }
  }

  @Test
  void await_completeStageThatIsNotDurable_taken() throws Exception {
    TestPlan plan =
        TestPlan.acting(s -> s.await(CompletableFuture.completedFuture("there already")));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("there already");
    }
  }
}
