package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.CallMode;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.TestPlan.Body;
import dev.planwright.runtime.TestPlan.Scope;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/**
 * A run begins under one code and, its process dead in the middle, goes on under another. Each test
 * says which calls are executed then, of those that the first code recorded and those that are new.
 */
class ChangedCodeTest {

  private final SurvivingStore store = new SurvivingStore();
  private final List<String> executed = Collections.synchronizedList(new ArrayList<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Runnable died = () -> {};

  /** A call that tells its name and argument. */
  private String call(Scope s, String id, String argument) {
    return s.call(id, argument, () -> execute(id, argument));
  }

  private DurableFuture<String> later(Scope s, String id, String argument) {
    return s.async(id, argument, () -> CompletableFuture.completedFuture(execute(id, argument)));
  }

  private String execute(String id, String argument) {
    executed.add(id + "(" + argument + ")");
    keys.add(CallInfo.current().idempotencyKey());
    return id + " " + argument;
  }

  /** Where the process dies. */
  private void die(Scope s) {
    s.call(
        "die",
        "",
        () -> {
          died.run();
          never.await();
          return "";
        });
  }

  /** Executes the first code until it dies, and forgets what was executed by then. */
  private void before(TestPlan plan) throws Exception {
    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS, store)) {
      AtomicBoolean dead = new AtomicBoolean();
      died = () -> engine.enqueue(() -> dead.set(true));
      engine.accept(TestEngine.KEY, "x");
      engine.until(dead::get);
    }
    executed.clear();
  }

  /** Executes the second code to its end. */
  private TestEngine after(TestPlan plan) throws Exception {
    return new TestEngine(plan, EngineSettings.DEFAULTS, store).run("x");
  }

  private static TestPlan acting(Body body) {
    return new TestPlan().on(TestPlan.IN, "act", body);
  }

  private static void assertNondeterminism(TestEngine engine, String... words) {
    assertAborted(engine, Reason.NONDETERMINISM, words);
  }

  private static void assertAborted(TestEngine engine, Reason reason, String... words) {
    assertThat(engine.failure())
        .asInstanceOf(InstanceOfAssertFactories.type(RunAbortedException.class))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(engine.failure().getMessage()).contains(words);
  }

  @Test
  void call_inserted_runsAndTheOthersAreReplayed() throws Exception {
    before(
        acting(
            s -> {
              call(s, "a", "1");
              call(s, "b", "2");
              die(s);
            }));
    try (TestEngine engine =
        after(
            acting(
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
        acting(
            s -> {
              call(s, "a", "1");
              die(s);
            }));
    try (TestEngine engine =
        after(
            acting(
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
        acting(
            s -> {
              call(s, "a", "1");
              call(s, "gone", "2");
              die(s);
            }));
    try (TestEngine engine = after(acting(s -> s.output(call(s, "a", "1"))))) {
      assertThat(engine.outputs()).containsExactly("a 1");
      assertThat(engine.metrics().leftOverCalls()).isEqualTo(1);
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void calls_reordered_areReplayed() throws Exception {
    before(
        acting(
            s -> {
              call(s, "a", "1");
              call(s, "b", "2");
              call(s, "same", "1");
              call(s, "same", "2");
              die(s);
            }));
    try (TestEngine engine =
        after(
            acting(
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
        acting(
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
            acting(
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
        acting(
            s -> {
              call(s, "old", "1");
              die(s);
            }));
    try (TestEngine engine = after(acting(s -> call(s, "fresh", "1")))) {
      assertThat(engine.failures()).isEmpty();
      assertThat(engine.metrics().leftOverCalls()).isEqualTo(1);
    }
    assertThat(executed).containsExactly("fresh(1)");
  }

  @Test
  void call_changedArgument_nondeterminismNamingBothSites() throws Exception {
    before(
        acting(
            s -> {
              call(s, "a", "1");
              die(s);
            }));
    for (int life = 0; life < 2; life++) {
      try (TestEngine engine = after(acting(s -> call(s, "a", "2")))) {
        assertNondeterminism(
            engine, "TestAgent.act → Service.a", "act → a (occurrence 0)", "other arguments");
      }
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void call_changedResultType_quarantinedAndNotExecutedAgain() throws Exception {
    before(
        acting(
            s -> {
              call(s, "a", "1");
              die(s);
            }));
    DurableMethod<Long> number =
        new DurableMethod<>(
            "a", "Service.a", Codecs.LONG, CallMode.AT_LEAST_ONCE, false, false, List.of());
    try (TestEngine engine =
        after(acting(s -> s.call(number, "1", () -> (long) executed.size())))) {
      assertAborted(engine, Reason.RESULT_CHANGED, "Service.a", "act → a", "String", "long");
    }
    try (TestEngine engine = after(acting(s -> s.output(call(s, "a", "1"))))) {
      assertThat(engine.outputs()).containsExactly("a 1");
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void asyncCall_changedResultType_quarantinedThoughACallbackWouldTakeFailures() throws Exception {
    before(
        acting(
            s -> {
              call(s, "a", "1");
              die(s);
            }));
    DurableMethod<String> nothing =
        new DurableMethod<>(
            "a", "Service.a", null, CallMode.AT_LEAST_ONCE, false, false, List.of());
    try (TestEngine engine =
        after(
            acting(
                s ->
                    s.await(
                        s.async(nothing, "1", () -> CompletableFuture.completedFuture(null))
                            .exceptionally(failure -> "swallowed"))))) {
      assertAborted(engine, Reason.RESULT_CHANGED, "Service.a");
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void listenerWithItsEmit_inserted_othersAreReplayed() throws Exception {
    before(
        new TestPlan()
            .on(TestPlan.IN, "act", s -> s.emit("told", call(s, "a", "1")))
            .on(
                "told",
                "listen",
                s -> {
                  call(s, "b", s.event());
                  die(s);
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(
                    TestPlan.IN,
                    "act",
                    s -> {
                      String answer = call(s, "a", "1");
                      s.emit("more", answer);
                      s.emit("told", answer);
                    })
                .on("more", "added", s -> call(s, "new", s.event()))
                .on("told", "listen", s -> s.output(call(s, "b", s.event()))))) {
      assertThat(engine.outputs()).containsExactly("b a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).containsExactly("new(a 1)");
  }

  @Test
  void listenerWithItsEmit_insertedInBetween_callsBehindItAreReplayed() throws Exception {
    before(
        new TestPlan()
            .on(TestPlan.IN, "act", s -> s.emit("told", call(s, "a", "1")))
            .on(
                "told",
                "listen",
                s -> {
                  call(s, "b", s.event());
                  later(s, "c", s.event());
                  die(s);
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(TestPlan.IN, "act", s -> s.emit("checked", call(s, "a", "1")))
                .on("checked", "check", s -> s.emit("told", s.event()))
                .on(
                    "told",
                    "listen",
                    s -> {
                      s.output(call(s, "b", s.event()));
                      later(s, "c", s.event()).thenAccept(s::output);
                    }))) {
      assertThat(engine.outputs()).containsExactly("b a 1", "c a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void listenerWithItsEmit_removed_itsCallsAreReported() throws Exception {
    before(
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  s.emit("gone", "1");
                  s.emit("told", "1");
                })
            .on("gone", "removed", s -> call(s, "a", s.event()))
            .on(
                "told",
                "listen",
                s -> {
                  call(s, "b", s.event());
                  die(s);
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(TestPlan.IN, "act", s -> s.emit("told", "1"))
                .on("told", "listen", s -> s.output(call(s, "b", s.event()))))) {
      assertThat(engine.outputs()).containsExactly("b 1");
      assertThat(engine.metrics().leftOverCalls()).isEqualTo(1);
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void listenersWithTheirEmits_reordered_areReplayed() throws Exception {
    before(
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  s.emit("one", "1");
                  s.emit("two", "2");
                  s.emit("two", "3");
                })
            .on("one", "first", s -> call(s, "a", s.event()))
            .on(
                "two",
                "second",
                s -> {
                  call(s, "b", s.event());
                  if (s.event().equals("3")) {
                    die(s);
                  }
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on("two", "second", s -> s.output(call(s, "b", s.event())))
                .on("one", "first", s -> s.output(call(s, "a", s.event())))
                .on(
                    TestPlan.IN,
                    "act",
                    s -> {
                      s.emit("two", "3");
                      s.emit("one", "1");
                      s.emit("two", "2");
                    }))) {
      assertThat(engine.outputs()).containsExactly("b 3", "a 1", "b 2");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void action_renamedWithAlias_isReplayedAndSoIsWhatFollowsFromIt() throws Exception {
    before(
        new TestPlan()
            .on(TestPlan.IN, "old", s -> s.emit("told", call(s, "a", "1")))
            .on(
                "told",
                "listen",
                s -> {
                  call(s, "b", s.event());
                  die(s);
                }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(TestPlan.IN, "fresh", s -> s.emit("told", call(s, "a", "1")))
                .formerly("old")
                .on("told", "listen", s -> s.output(call(s, "b", s.event()))))) {
      assertThat(engine.outputs()).containsExactly("b a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void action_renamedWithoutAlias_equalCallsAreTakenOver() throws Exception {
    before(
        acting(
            s -> {
              call(s, "a", "1");
              later(s, "b", "2");
              die(s);
            }));
    try (TestEngine engine =
        after(
            new TestPlan()
                .on(
                    TestPlan.IN,
                    "renamed",
                    s -> {
                      later(s, "b", "2").thenAccept(s::output);
                      s.output(call(s, "a", "1"));
                    }))) {
      assertThat(engine.outputs()).containsExactly("a 1", "b 2");
    }
    assertThat(executed).isEmpty();
  }

  @Test
  void call_movedToAnEarlierAction_isTakenOver() throws Exception {
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
                .on("told", "late", s -> s.output(s.event())))) {
      assertThat(engine.outputs()).containsExactly("a 1");
      assertThat(engine.metrics().leftOverCalls()).isZero();
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
    try (TestEngine engine = new TestEngine(acting(body), EngineSettings.DEFAULTS, store)) {
      engine.accept(TestEngine.KEY, "x");
      engine.until(() -> store.events().size() == 1);
    }
    executed.clear();
    first.complete("first");
    try (TestEngine engine = after(acting(body))) {
      assertThat(engine.outputs()).containsExactly("first, a second");
    }
    assertThat(executed).isEmpty();
    assertThat(begun).hasSize(2);
    assertThat(begun.get(1)).isEqualTo(begun.get(0));
  }
}
