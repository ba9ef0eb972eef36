package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.CallMode;
import dev.planwright.FailureAction;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.Reconciliation;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What becomes of a call that was interrupted, and of one whose outcome is refused. */
class CallModeTest {

  private final SurvivingStore store = new SurvivingStore();
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private final List<String> askedFor = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Reconciliation<String>> answers = new ArrayDeque<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile CountDownLatch inside = new CountDownLatch(1);
  private volatile boolean hangs = true;

  private static DurableMethod<String> method(CallMode mode) {
    return TestPlan.method("pay", mode, RetryPolicy.NONE, Duration.ZERO);
  }

  /** Pays, and gives out what came of it. */
  private TestPlan paying(DurableMethod<String> method) {
    return TestPlan.acting(
        s -> {
          try {
            s.output(s.call(method, s.event(), this::pay, this::reconcile));
          } catch (DurableCallException failed) {
            s.output("failed: " + failed.message());
          }
        });
  }

  private String pay() throws InterruptedException {
    keys.add(CallInfo.current().idempotencyKey());
    inside.countDown();
    if (hangs) {
      never.await();
    }
    return "paid";
  }

  private CompletableFuture<Reconciliation<String>> reconcile() {
    askedFor.add(CallInfo.current().idempotencyKey());
    return CompletableFuture.completedFuture(answers.remove());
  }

  private TestEngine process(DurableMethod<String> method) throws Exception {
    return new TestEngine(paying(method), EngineSettings.DEFAULTS, store);
  }

  /** A process that dies while it pays. */
  private void interrupted(DurableMethod<String> method) throws Exception {
    try (TestEngine engine = process(method)) {
      engine.accept(TestEngine.KEY, "x");
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
    }
    inside = new CountDownLatch(1);
    hangs = false;
  }

  private static void assertAborted(TestEngine engine, Reason reason, String... words) {
    assertThat(engine.failure())
        .asInstanceOf(InstanceOfAssertFactories.type(RunAbortedException.class))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(engine.failure().getMessage()).contains(words);
  }

  @Test
  void atLeastOnce_interrupted_calledAgainUnderTheSameKeyWithoutIntent() throws Exception {
    interrupted(method(CallMode.AT_LEAST_ONCE));
    assertThat(store.events()).isEmpty();

    try (TestEngine engine = process(method(CallMode.AT_LEAST_ONCE))) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("paid");
    }
    assertThat(keys).hasSize(2);
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(store.events()).hasOnlyElementsOfType(Outcome.Succeeded.class).hasSize(1);
  }

  @Test
  void reconciled_uninterrupted_intentThenOutcomeAndNobodyAsked() throws Exception {
    hangs = false;
    try (TestEngine engine = process(method(CallMode.RECONCILED))) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("paid");
    }
    assertThat(store.events())
        .hasExactlyElementsOfTypes(CallEvent.Begun.class, Outcome.Succeeded.class);
    assertThat(askedFor).isEmpty();
  }

  @Test
  void reconciled_intentRefused_implementationNotCalled() throws Exception {
    hangs = false;
    store.refuse(record -> new IOException("disk is full"));
    try (TestEngine engine = process(method(CallMode.RECONCILED))) {
      engine.run("x");
      assertAborted(engine, Reason.UNRECORDABLE, "Service.pay", "disk is full");
    }
    assertThat(keys).isEmpty();
  }

  @Test
  void reconciled_interruptedAndSucceeded_answerRecordedAndNotCalledAgain() throws Exception {
    interrupted(method(CallMode.RECONCILED));
    answers.add(new Reconciliation.Succeeded<>("paid before"));

    try (TestEngine engine = process(method(CallMode.RECONCILED))) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("paid before");
    }
    assertThat(keys).hasSize(1);
    assertThat(askedFor).isEqualTo(keys);
    assertThat(store.events())
        .hasExactlyElementsOfTypes(CallEvent.Begun.class, Outcome.Succeeded.class);
  }

  @Test
  void reconciled_interruptedAndFailed_finalFailure() throws Exception {
    interrupted(method(CallMode.RECONCILED));
    answers.add(new Reconciliation.Failed<>("card expired"));

    try (TestEngine engine = process(method(CallMode.RECONCILED))) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("failed: card expired");
    }
    assertThat(keys).hasSize(1);
    assertThat(((Outcome.Failed) store.events().get(1)).retryable()).isFalse();
  }

  @Test
  void reconciled_interruptedAndNotStarted_newIntentSameKey() throws Exception {
    interrupted(method(CallMode.RECONCILED));
    answers.add(new Reconciliation.NotStarted<>());

    try (TestEngine engine = process(method(CallMode.RECONCILED))) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("paid");
    }
    assertThat(keys).hasSize(2);
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(store.events())
        .containsExactly(
            new CallEvent.Begun(0, CallEvent.NO_DEADLINE),
            new CallEvent.Begun(1, CallEvent.NO_DEADLINE),
            store.events().get(2));
  }

  @Test
  void reconciled_interruptedAndUnknown_quarantinedNamingTheCallThenAskedAgain() throws Exception {
    interrupted(method(CallMode.RECONCILED));
    answers.add(new Reconciliation.Unknown<>());
    try (TestEngine engine = process(method(CallMode.RECONCILED))) {
      engine.run("x");
      assertAborted(engine, Reason.AMBIGUOUS, "Service.pay", "act → pay", "cannot tell");
    }

    answers.add(new Reconciliation.Succeeded<>("it was"));
    try (TestEngine engine = process(method(CallMode.RECONCILED))) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("it was");
    }
    assertThat(keys).hasSize(1);
  }

  @Test
  void reconciled_reconcilerInterruptedToo_askedAgain() throws Exception {
    interrupted(method(CallMode.RECONCILED));
    CompletableFuture<Reconciliation<String>> unanswered = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    TestPlan waiting =
        TestPlan.acting(
            s ->
                s.call(
                    method(CallMode.RECONCILED),
                    s.event(),
                    this::pay,
                    () -> {
                      asked.countDown();
                      return unanswered;
                    }));
    try (TestEngine engine = new TestEngine(waiting, EngineSettings.DEFAULTS, store)) {
      engine.accept(TestEngine.KEY, "x");
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    }

    answers.add(new Reconciliation.Succeeded<>("paid before"));
    try (TestEngine engine = process(method(CallMode.RECONCILED))) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("paid before");
    }
    assertThat(keys).hasSize(1);
  }

  @Test
  void reconciled_reconcilerThrows_askedAgainAsOftenAsTheCallIsRetried() throws Exception {
    DurableMethod<String> twice =
        TestPlan.method(
            "pay",
            CallMode.RECONCILED,
            new RetryPolicy(2, Duration.ZERO, 1, Duration.ZERO, 0, List.of()),
            Duration.ZERO);
    interrupted(twice);

    try (TestEngine engine = process(twice)) { // there is no answer, which is an exception
      engine.run("x");
      assertAborted(engine, Reason.AMBIGUOUS, "its reconciler failed");
    }
    assertThat(askedFor).hasSize(2);
    assertThat(keys).hasSize(1);
  }

  @Test
  void reconciled_tryTimesOut_reconcilerDecides() throws Exception {
    VirtualTime time = new VirtualTime();
    DurableMethod<String> limited =
        TestPlan.method("pay", CallMode.RECONCILED, RetryPolicy.NONE, Duration.ofSeconds(2));
    answers.add(new Reconciliation.Succeeded<>("paid late"));
    try (TestEngine engine =
        new TestEngine(paying(limited), EngineSettings.DEFAULTS, store, time)) {
      engine.accept(TestEngine.KEY, "x");
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
      time.pass(Duration.ofSeconds(2));
      engine.finish();
      assertThat(engine.outputs()).containsExactly("paid late");
    }
  }

  @Test
  void atMostOnce_interrupted_ambiguousAndNeverRepeated() throws Exception {
    interrupted(method(CallMode.AT_MOST_ONCE));

    for (int life = 0; life < 2; life++) {
      try (TestEngine engine = process(method(CallMode.AT_MOST_ONCE))) {
        engine.run("x");
        assertAborted(engine, Reason.AMBIGUOUS, "Service.pay", "act → pay", "not called again");
      }
    }
    assertThat(keys).hasSize(1);
    assertThat(store.events())
        .containsExactly(new CallEvent.Begun(0, CallEvent.NO_DEADLINE), new Outcome.Ambiguous());
  }

  @Test
  void atMostOnce_timesOut_ambiguous() throws Exception {
    VirtualTime time = new VirtualTime();
    DurableMethod<String> limited =
        TestPlan.method("pay", CallMode.AT_MOST_ONCE, RetryPolicy.NONE, Duration.ofSeconds(2));
    try (TestEngine engine =
        new TestEngine(paying(limited), EngineSettings.DEFAULTS, store, time)) {
      engine.accept(TestEngine.KEY, "x");
      assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
      time.pass(Duration.ofSeconds(2));
      engine.finish();
      assertAborted(engine, Reason.AMBIGUOUS, "Service.pay");
    }
  }

  @Test
  void atMostOnce_fails_nextAttemptOfTheActionDoesNotRepeatIt() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(3, FailureAction.SKIP),
            s ->
                s.call(
                    method(CallMode.AT_MOST_ONCE),
                    "",
                    () -> {
                      keys.add(CallInfo.current().idempotencyKey());
                      throw new IOException("connection reset");
                    }));
    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, store)) {
      engine.run("x");
      assertThat(engine.failures()).isEmpty();
    }
    assertThat(keys).hasSize(1);
  }

  @Test
  void declare_intentWithoutASurvivingStore_refusedAtStart() {
    for (CallMode mode : List.of(CallMode.RECONCILED, CallMode.AT_MOST_ONCE)) {
      TestPlan plan = new TestPlan().onStart(wiring -> wiring.calls().declare(method(mode)));
      assertThatThrownBy(
              () -> new TestEngine(plan, EngineSettings.DEFAULTS, ActionStateStore.inMemory()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Service.pay is " + mode)
          .hasMessageContaining("store that survives");
    }
  }

  @Test
  void outcome_refusedByTheStore_unrecordableTakesItsPlaceAndRunStaysQuarantined()
      throws Exception {
    hangs = false;
    store.refuse(
        record ->
            ((CallRecord) record).event() instanceof Outcome.Succeeded
                ? new JournalException("larger than 5 bytes", null)
                : null);
    for (int life = 0; life < 3; life++) {
      try (TestEngine engine = process(method(CallMode.AT_LEAST_ONCE))) {
        engine.run("x");
        assertAborted(
            engine, Reason.UNRECORDABLE, "Service.pay", "String", "6 bytes", "larger than 5");
      }
    }
    assertThat(keys).hasSize(1);
    assertThat(store.events()).hasOnlyElementsOfType(Outcome.Unrecordable.class).hasSize(1);
  }

  @Test
  void outcome_refusedByItsCodec_unrecordableAfterRestartToo() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s -> {
              @SuppressWarnings({"unchecked", "rawtypes"})
              DurableMethod<Object> wrong = (DurableMethod) TestPlan.method("ask");
              s.call(wrong, "", () -> (Object) keys.add("called"));
            });
    for (int life = 0; life < 3; life++) {
      try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, store)) {
        engine.run("x");
        assertAborted(engine, Reason.UNRECORDABLE, "Service.ask", "java.lang.Boolean");
      }
    }
    assertThat(keys).hasSize(1);
  }
}
