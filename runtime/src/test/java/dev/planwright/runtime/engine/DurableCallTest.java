package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.CallMode;
import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.MemorySpec.Kind;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a durable call answers, what unwinding keeps from happening, and what ends a run. */
class DurableCallTest {

  private static void assertAborted(TestEngine engine, Reason reason, String... words) {
    assertThat(engine.failure())
        .asInstanceOf(InstanceOfAssertFactories.type(RunAbortedException.class))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(engine.failure().getMessage()).contains(words);
  }

  @Test
  void call_plain_implementationOnceThoughActionTwice() throws Exception {
    AtomicInteger executions = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            s -> {
              executions.incrementAndGet();
              s.output(s.call("ask", "", () -> "answer " + calls.incrementAndGet()));
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("answer 1");
      assertThat(executions).hasValue(2);
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void call_unwindsThroughCatchAndFinally_nothingThereHasAnyEffect() throws Exception {
    List<String> refused = new ArrayList<>();
    AtomicInteger secondCalls = new AtomicInteger();
    CompletableFuture<String> answer = new CompletableFuture<>();
    TestPlan plan =
        new TestPlan()
            .memory("list", Kind.LIST, MemoryScope.SHORT_TERM)
            .on(
                TestPlan.IN,
                "act",
                TestPlan.policy(2, FailureAction.DEAD_LETTER),
                s -> {
                  boolean first = refused.isEmpty();
                  try {
                    s.call("ask", "", answer::get);
                  } catch (Throwable careless) {
                    // a test of exactly this
                  }
                  if (first) {
                    List<Runnable> deeds =
                        List.of(
                            () -> s.list("list").add("written"),
                            () -> s.list("list").get(),
                            () -> s.emit("a", "emitted"),
                            () -> s.output("given out"),
                            () -> s.emitter("a").emit("emitted"),
                            () -> s.context().random(),
                            () -> s.call("second", "", () -> "" + secondCalls.incrementAndGet()),
                            () ->
                                s.async(
                                    "third",
                                    "",
                                    () -> {
                                      secondCalls.incrementAndGet();
                                      return new CompletableFuture<>();
                                    }));
                    for (Runnable deed : deeds) {
                      try {
                        deed.run();
                      } catch (Throwable thrown) {
                        refused.add(thrown.getClass().getSimpleName());
                      }
                    }
                    throw new IllegalStateException("this is not a failure either");
                  }
                })
            .on("a", "onA", s -> s.output("told"));

    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept(TestEngine.KEY, "x");
      assertThat(refused).hasSize(8).containsOnly("Unwinding");
      answer.complete("now");
      engine.finish();

      assertThat(engine.outputs()).isEmpty();
      assertThat(engine.deadLetters()).isEmpty();
      assertThat(engine.memory().list(0)).isNullOrEmpty();
      assertThat(secondCalls).hasValue(0);
      assertThat(engine.metrics().actions().get("act"))
          .isEqualTo(new EngineMetrics.ActionFigures(1, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void call_declaredException_rebuiltAsDeclared() throws Exception {
    DurableMethod<String> method =
        TestPlan.method(
            "read", List.of(new DurableMethod.Failure(IOException.class, IOException::new)));
    TestPlan plan =
        TestPlan.acting(
            s -> {
              try {
                s.call(
                    method,
                    "",
                    () -> {
                      throw new FileNotFoundException("gone");
                    });
              } catch (Exception e) {
                s.output(e.getClass().getName() + " " + e.getMessage());
              }
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("java.io.IOException gone");
    }
  }

  @Test
  void call_undeclaredException_arrivesAsDurableCallException() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s -> {
              try {
                s.call(
                    "ask",
                    "",
                    () -> {
                      throw new FileNotFoundException(null);
                    });
              } catch (DurableCallException e) {
                s.output(e.type() + " " + e.message() + " " + e.retryable());
              }
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("java.io.FileNotFoundException null true");
    }
  }

  @Test
  void call_answersNull_isAResult() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            s -> {
              String plain =
                  s.call(
                      "ask",
                      "",
                      () -> {
                        calls.incrementAndGet();
                        return null;
                      });
              s.await(
                  s.async("later", "", () -> CompletableFuture.completedFuture(null))
                      .thenApply(value -> plain + " " + value));
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("null null");
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void call_otherArgumentsOnReexecution_failsTheRunNamingTheCall() throws Exception {
    AtomicInteger executions = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(3, FailureAction.SKIP),
            s -> {
              String argument = "argument " + executions.incrementAndGet();
              s.output(s.call("ask", argument, () -> "answer"));
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertAborted(engine, Reason.NONDETERMINISM, "TestAgent.act made call ask (occurrence 0)");
      assertThat(executions).hasValue(2);
      assertThat(engine.outputs()).isEmpty();
    }
  }

  @Test
  void call_implementationInterrupted_notRecordedAndRunFails() throws Exception {
    RecordingStore store = new RecordingStore(List.of(), acknowledgement -> false);
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(3, FailureAction.SKIP),
            s ->
                s.call(
                    "ask",
                    "",
                    () -> {
                      throw new InterruptedException("enough");
                    }));

    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, store)) {
      engine.run("x");
      assertAborted(engine, Reason.INTERRUPTED, "Service.ask was interrupted");
      assertThat(store.records()).isEmpty();
    }
  }

  @Test
  void call_resultCannotBeRecorded_failsTheRunAndIsNotRepeated() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(3, FailureAction.SKIP),
            s -> {
              @SuppressWarnings({"unchecked", "rawtypes"})
              DurableMethod<Object> wrong = (DurableMethod) TestPlan.method("ask");
              s.call(wrong, "", () -> unrecordable(calls));
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertAborted(engine, Reason.UNRECORDABLE, "Service.ask", "has had its effect", "Integer");
      assertThat(calls).hasValue(1);
    }
  }

  /** A codec that cannot even be loaded, say. */
  private static DurableMethod<String> methodWithBrokenCodec() {
    Codec<String> broken =
        new Codec<>() {
          @Override
          public Schema schema() {
            return new Schema.Scalar("Broken", 1);
          }

          @Override
          public void write(String value, ValueWriter out) throws IOException {
            if (!value.startsWith("ok")) {
              throw new NoClassDefFoundError("com/example/Gone");
            }
            out.writeString(value);
          }

          @Override
          public String read(ValueReader in) {
            throw new NoClassDefFoundError("com/example/Gone");
          }
        };
    return new DurableMethod<>(
        "ask",
        "Service.ask",
        broken,
        CallMode.AT_LEAST_ONCE,
        false,
        false,
        List.of(),
        List.of(),
        new RetryPolicy(3, Duration.ZERO, 1, Duration.ZERO, 0, List.of()),
        Duration.ZERO);
  }

  @Test
  void call_codecOfTheResultThrowsAnError_failsTheRunAndIsNotRepeated() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(3, FailureAction.SKIP),
            s -> {
              if (s.event().equals("plain")) {
                s.output(s.call(methodWithBrokenCodec(), "", () -> "a" + calls.incrementAndGet()));
              } else {
                s.await(
                    s.async(
                        methodWithBrokenCodec(),
                        "",
                        () -> CompletableFuture.completedFuture("a" + calls.incrementAndGet())));
              }
            });

    for (String event : List.of("plain", "stage")) {
      calls.set(0);
      try (TestEngine engine = TestEngine.finished(plan, event)) {
        assertAborted(engine, Reason.UNRECORDABLE, "Service.ask", "had its effect", "Gone");
        assertThat(calls).hasValue(1);
      }
    }
  }

  @Test
  void call_codecThrowsAnErrorWhenTheResultIsRead_isNotTheCallsFailure() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.await(
                    s.async(
                            methodWithBrokenCodec(),
                            "",
                            () -> CompletableFuture.completedFuture("ok"))
                        .exceptionally(failure -> "instead")));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertAborted(engine, Reason.RESULT_CHANGED, "Service.ask", "cannot be read now", "Gone");
    }
  }

  private static Object unrecordable(AtomicInteger calls) {
    return calls.incrementAndGet();
  }

  @Test
  void call_storeWriteFails_runFailsBeforeTheResultIsUsed() throws Exception {
    AtomicInteger used = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(3, FailureAction.SKIP),
            s -> {
              s.call("ask", "", () -> "answer");
              used.incrementAndGet();
            });

    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, new FullStore())) {
      engine.run("x");
      assertAborted(engine, Reason.UNRECORDABLE, "Service.ask", "disk is full");
      assertThat(used).hasValue(0);
    }
  }

  @Test
  void reopen_afterCloseInTheMiddle_replaysOutcomesWithoutExecutions() throws Exception {
    ActionStateStore store = ActionStateStore.inMemory();
    AtomicInteger firstCalls = new AtomicInteger();
    AtomicInteger failing = new AtomicInteger();
    AtomicInteger secondCalls = new AtomicInteger();
    CountDownLatch secondBegun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    TestPlan plan =
        TestPlan.acting(
            s -> {
              String first = s.call("first", "", () -> "one " + firstCalls.incrementAndGet());
              try {
                s.call(
                    "failing",
                    "",
                    () -> {
                      throw new IllegalStateException("no " + failing.incrementAndGet());
                    });
              } catch (DurableCallException e) {
                first += ", " + e.message();
              }
              String second =
                  s.call(
                      "second",
                      "",
                      () -> {
                        int call = secondCalls.incrementAndGet();
                        secondBegun.countDown();
                        if (call == 1) {
                          never.await();
                        }
                        return "two " + call;
                      });
              s.output(first + ", " + second);
            });

    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, store)) {
      engine.accept(TestEngine.KEY, "x");
      engine.until(() -> engine.metrics().durableCalls() == 2);
      assertThat(secondBegun.await(30, TimeUnit.SECONDS)).isTrue();
    }
    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, store)) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("one 1, no 1, two 2");
      assertThat(engine.metrics().replayedCalls()).isEqualTo(2);
      assertThat(engine.metrics().durableCalls()).isEqualTo(1);
    }
    assertThat(firstCalls).hasValue(1);
    assertThat(failing).hasValue(1);
    assertThat(secondCalls).hasValue(2);
  }

  /** Takes no record. */
  private static final class FullStore implements ActionStateStore {

    private static final long serialVersionUID = 1L;

    @Override
    public Journal open(String agent) {
      return new Journal() {
        @Override
        public RunHistory claim(RunClaim claim) {
          return new RunHistory(claim.key(), 0, "run", claim.startMillis(), List.of());
        }

        @Override
        public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
          acknowledged.accept(new IOException("disk is full"));
        }

        @Override
        public void ended(RunHistory run) {}

        @Override
        public void close() {}
      };
    }
  }
}
