package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.CallMode;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.TestPlan.Body;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Code whose calls have changed. */
class ChangedCallTest extends ChangedCode {

  @Test
  void call_inserted_runsAndTheOthersAreReplayed() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "a", "1");
              call(s, "b", "2");
              die(s);
            }));
    try (TestEngine engine =
        after(
            TestPlan.acting(
                s -> {
                  call(s, "a", "1");
                  call(s, "new", "!");
                  s.output(call(s, "b", "2"));
                }))) {
      assertThat(engine.outputs()).containsExactly("b 2");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).containsExactly("new(!)");
  }

  @Test
  void call_insertedUnderTheIdOfAnother_nondeterminism() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "a", "1");
              die(s);
            }));
    try (TestEngine engine =
        after(
            TestPlan.acting(
                s -> {
                  call(s, "a", "0");
                  call(s, "a", "1");
                }))) {
      assertNondeterminism(engine, "TestAgent.act made call a (occurrence 0)", "act → a");
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void call_removed_isReported() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "a", "1");
              call(s, "gone", "2");
              die(s);
            }));
    try (TestEngine engine = after(TestPlan.acting(s -> s.output(call(s, "a", "1"))))) {
      assertThat(engine.outputs()).containsExactly("a 1");
      assertThat(engine.metrics().leftOverCalls()).isEqualTo(1);
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void calls_allRemovedFromARestoredRun_areReportedAndTheRunEnds() throws Exception {
    TestPlan first =
        TestPlan.acting(
            s -> {
              call(s, "gone", "1");
              die(s);
            });
    before(first);
    before(first); // Now the host has saved what the run recorded.
    try (TestEngine engine =
        new TestEngine(TestPlan.acting(s -> s.output("none")), EngineSettings.DEFAULTS, store)) {
      saved.forEach(engine.engine()::resume);
      engine.finish();
      assertThat(engine.outputs()).containsExactly("none");
      assertThat(engine.metrics().leftOverCalls()).isEqualTo(1);
    }
    assertThat(store.ended()).containsExactly(saved.get(0).history());
  }

  @Test
  void calls_reordered_areReplayed() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "a", "1");
              call(s, "b", "2");
              call(s, "same", "1");
              call(s, "same", "2");
              die(s);
            }));
    try (TestEngine engine =
        after(
            TestPlan.acting(
                s -> {
                  s.output(call(s, "same", "2"));
                  s.output(call(s, "b", "2"));
                  s.output(call(s, "same", "1"));
                  s.output(call(s, "a", "1"));
                }))) {
      assertThat(engine.outputs()).containsExactly("same 2", "b 2", "same 1", "a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void call_renamedWithAlias_isReplayed() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "old", "1");
              call(s, "old", "2");
              die(s);
            }));
    DurableMethod<String> renamed =
        TestPlan.method(
            "fresh", CallMode.AT_LEAST_ONCE, RetryPolicy.NONE, Duration.ZERO, "older", "old");
    try (TestEngine engine =
        after(
            TestPlan.acting(
                s -> {
                  s.output(s.call(renamed, "1", () -> execute("fresh", "1")));
                  s.output(s.call(renamed, "2", () -> execute("fresh", "2")));
                  s.output(s.call(renamed, "3", () -> execute("fresh", "3")));
                }))) {
      assertThat(engine.outputs()).containsExactly("old 1", "old 2", "fresh 3");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).containsExactly("fresh(3)");
  }

  @Test
  void call_renamedWithoutAlias_runsAndTheOldOneIsReported() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "old", "1");
              die(s);
            }));
    try (TestEngine engine = after(TestPlan.acting(s -> call(s, "fresh", "1")))) {
      assertThat(engine.failures()).isEmpty();
      assertThat(engine.metrics().leftOverCalls()).isEqualTo(1);
    }
    assertThat(executed).containsExactly("fresh(1)");
  }

  @Test
  void call_changedArgument_nondeterminismNamingBothSites() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "a", "1");
              die(s);
            }));
    for (int life = 0; life < 2; life++) {
      try (TestEngine engine = after(TestPlan.acting(s -> call(s, "a", "2")))) {
        assertNondeterminism(
            engine, "TestAgent.act → Service.a", "act → a (occurrence 0)", "other arguments");
      }
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void call_changedResultType_quarantinedAndNotExecutedAgain() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "a", "1");
              die(s);
            }));
    DurableMethod<Long> number =
        new DurableMethod<>(
            "a", "Service.a", Codecs.LONG, CallMode.AT_LEAST_ONCE, false, false, List.of());
    try (TestEngine engine =
        after(TestPlan.acting(s -> s.call(number, "1", () -> (long) executed.size())))) {
      assertAborted(engine, Reason.RESULT_CHANGED, "Service.a", "act → a", "String", "long");
    }
    try (TestEngine engine = after(TestPlan.acting(s -> s.output(call(s, "a", "1"))))) {
      assertThat(engine.outputs()).containsExactly("a 1");
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void asyncCall_changedResultType_quarantinedThoughACallbackWouldTakeFailures() throws Exception {
    before(
        TestPlan.acting(
            s -> {
              call(s, "a", "1");
              die(s);
            }));
    DurableMethod<String> nothing =
        new DurableMethod<>(
            "a", "Service.a", null, CallMode.AT_LEAST_ONCE, false, false, List.of());
    try (TestEngine engine =
        after(
            TestPlan.acting(
                s ->
                    s.await(
                        s.async(nothing, "1", () -> CompletableFuture.completedFuture(null))
                            .exceptionally(failure -> "swallowed"))))) {
      assertAborted(engine, Reason.RESULT_CHANGED, "Service.a");
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void equalCall_insertedEarlier_oneIsReplayedAndOneRunsUnderAKeyOfItsOwn() throws Exception {
    before(
        new TestPlan()
            .on(TestPlan.IN, "early", s -> s.emit("told", "1"))
            .on(
                "told",
                "late",
                s -> {
                  call(s, "a", "1");
                  die(s);
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(TestPlan.IN, "early", s -> s.emit("told", call(s, "a", "1")))
                .on("told", "late", s -> s.output(call(s, "a", "1"))))) {
      assertThat(engine.outputs()).containsExactly("a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).containsExactly("a(1)");
    assertThat(keys).doesNotHaveDuplicates();
  }

  /** The other side of taking over: where nothing has changed, nothing is. */
  @Test
  void equalCallsInFlightTogether_codeUnchanged_eachKeepsItsOwnKeyAndRecord() throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    List<String> begun = new ArrayList<>();
    Body body =
        s -> {
          var one =
              s.async(
                  "a",
                  "1",
                  () -> {
                    begun.add(CallInfo.current().idempotencyKey());
                    return first;
                  });
          var two =
              s.async("a", "1", () -> CompletableFuture.completedFuture(execute("a", "second")));
          s.await(one.thenCombine(two, (x, y) -> x + ", " + y));
        };
    try (TestEngine engine =
        new TestEngine(TestPlan.acting(body), EngineSettings.DEFAULTS, store)) {
      engine.accept(TestEngine.KEY, "x");
      engine.until(() -> store.events().size() == 1);
    }
    executed.clear();
    first.complete("first");
    try (TestEngine engine = after(TestPlan.acting(body))) {
      assertThat(engine.outputs()).containsExactly("first, a second");
    }
    assertThat(executed).isEmpty();
    assertThat(begun).hasSize(2);
    assertThat(begun.get(1)).isEqualTo(begun.get(0));
  }
}
