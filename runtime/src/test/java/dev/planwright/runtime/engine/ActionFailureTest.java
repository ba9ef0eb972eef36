package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.TestPlan.Scope;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec.Kind;
import dev.planwright.runtime.store.ActionStateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an action that throws leaves behind, and how it is tried again. */
class ActionFailureTest {

  private static final FailurePolicy SKIP = TestPlan.policy(1, FailureAction.SKIP);

  private static TestPlan remembering() {
    return new TestPlan()
        .memory("value", Kind.VALUE, MemoryScope.SHORT_TERM)
        .memory("list", Kind.LIST, MemoryScope.SHORT_TERM)
        .memory("map", Kind.MAP, MemoryScope.SHORT_TERM)
        .memory("run value", Kind.VALUE, MemoryScope.SENSORY)
        .memory("run list", Kind.LIST, MemoryScope.SENSORY)
        .memory("run map", Kind.MAP, MemoryScope.SENSORY);
  }

  private static void write(Scope s, String text) {
    for (String prefix : List.of("", "run ")) {
      s.value(prefix + "value").set(text);
      s.list(prefix + "list").add(text);
      s.list(prefix + "list").get();
      s.list(prefix + "list").add(text);
      s.map(prefix + "map").put("k", text);
      s.map(prefix + "map").put(text, text);
    }
    s.output("output of " + text);
    s.emit("told", text);
    s.context().metrics().count("written", 1);
  }

  private static String read(Scope s) {
    StringBuilder seen = new StringBuilder();
    for (String prefix : List.of("", "run ")) {
      seen.append(s.value(prefix + "value").get())
          .append(s.list(prefix + "list").get())
          .append(s.map(prefix + "map").entries());
    }
    return seen.toString();
  }

  @Test
  void action_throwsAfterWriting_itsLayerIsDroppedTheEarlierOneKept() throws Exception {
    String written = "good[good, good][k=good, good=good]";
    TestPlan plan =
        remembering()
            .on(TestPlan.IN, "good", s -> write(s, "good"))
            .on(
                TestPlan.IN,
                "bad",
                SKIP,
                s -> {
                  write(s, "bad");
                  s.map("map").clear();
                  s.list("run list").clear();
                  throw new IllegalStateException("after writing");
                })
            .on(TestPlan.IN, "reader", s -> s.output(read(s)))
            .on("told", "listener", s -> s.output("told " + s.event()));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs())
          .containsExactly("output of good", written + written, "told good");
      assertThat(engine.memory().value(0)).isEqualTo("good");
      assertThat(engine.memory().list(1)).isEqualTo(List.of("good", "good"));
      assertThat(engine.memory().entry(2, "k")).isEqualTo("good");
      assertThat(engine.memory().entry(2, "bad")).isNull();
      assertThat(engine.metrics().counters()).containsEntry("written", 1L);
      assertThat(engine.metrics().actions().get("bad").skipped()).isEqualTo(1);
    }
  }

  @Test
  void action_unwindsAfterWriting_writtenOnce() throws Exception {
    TestPlan plan =
        remembering()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  write(s, "once");
                  s.call("ask", "", () -> "answer");
                  s.output(read(s));
                })
            .on("told", "listener", s -> s.output("told " + s.event()));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      String written = "once[once, once][k=once, once=once]";
      assertThat(engine.outputs())
          .containsExactly("output of once", written + written, "told once");
      assertThat(engine.metrics().counters()).containsEntry("written", 1L);
    }
  }

  @Test
  void sensoryMemory_nextRun_isEmpty() throws Exception {
    TestPlan plan =
        remembering()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  s.output(s.value("value").get() + "," + s.value("run value").get());
                  s.value("value").set("kept");
                  s.value("run value").set("gone");
                });

    try (TestEngine engine = TestEngine.finished(plan, "x").run("y")) {
      assertThat(engine.outputs()).containsExactly("null,null", "kept,null");
    }
  }

  @Test
  void action_throwsUnderFail_nothingOfTheRunIsAppliedAndKeyIsHeld() throws Exception {
    TestPlan plan =
        remembering()
            .on(TestPlan.IN, "good", s -> write(s, "good"))
            .on(
                "told",
                "bad",
                s -> {
                  throw new IllegalStateException("no");
                });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      FailedRun<String> failed = engine.failures().get(0);
      assertThat(failed.action()).isEqualTo("TestAgent.bad");
      assertThat(failed.event()).isEqualTo("good");
      assertThat(failed.input()).isEqualTo("x");
      assertThat(failed.cause()).hasMessage("no");
      assertThat(engine.outputs()).isEmpty();
      assertThat(engine.memory().value(0)).isNull();
      assertThat(engine.metrics().counters()).isEmpty();

      engine.run("y");
      assertThat(engine.ended()).containsExactly("x");
      assertThat(engine.engine().heldInputs()).isEqualTo(1);
    }
  }

  @Test
  void action_throwsUnderDeadLetter_letterNamesAllAndRunGoesOn() throws Exception {
    TestPlan plan =
        new TestPlan()
            .on(TestPlan.IN, "begin", s -> s.emit("a", "event"))
            .on(
                "a",
                "bad",
                TestPlan.policy(2, FailureAction.DEAD_LETTER),
                s -> {
                  s.output("lost");
                  throw new IllegalStateException("no");
                })
            .on("a", "good", s -> s.output("went on"));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("went on");
      assertThat(engine.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.key()).isEqualTo(TestEngine.KEY);
                assertThat(letter.input()).isEqualTo("x");
                assertThat(letter.event()).isEqualTo("event");
                assertThat(letter.actionId()).isEqualTo("bad");
                assertThat(letter.cause()).contains("IllegalStateException: no");
              });
      assertThat(engine.metrics().actions().get("bad"))
          .isEqualTo(new EngineMetrics.ActionFigures(0, 2, 0, 1, 1, 0));
    }
  }

  @Test
  void retry_withBackoff_waitsAndKeepsTheRestOfTheKeyWaiting() throws Exception {
    List<Long> attempts = new ArrayList<>();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "flaky",
                TestPlan.policy(3, Duration.ofMillis(30), FailureAction.FAIL, List.of()),
                s -> {
                  attempts.add(System.nanoTime());
                  if (attempts.size() < 3) {
                    throw new IllegalStateException("not yet");
                  }
                  s.output(s.event());
                });

    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept(TestEngine.KEY, "x");
      engine.accept(TestEngine.KEY, "y");
      engine.accept("other", "z");
      assertThat(attempts).hasSize(2);
      engine.finish();

      assertThat(engine.failures()).isEmpty();
      assertThat(engine.outputs()).startsWith("x", "y");
    }
  }

  @Test
  void retry_backoff_isTheConfiguredWait() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    VirtualTime time = new VirtualTime();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "flaky",
                TestPlan.policy(2, Duration.ofMillis(40), FailureAction.FAIL, List.of()),
                s -> {
                  if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("not yet");
                  }
                });

    try (TestEngine engine =
        new TestEngine(plan, EngineSettings.DEFAULTS, ActionStateStore.inMemory(), time)) {
      engine.accept(TestEngine.KEY, "x");
      time.pass(Duration.ofMillis(39));
      assertThat(time.waiting()).isEqualTo(1);
      time.pass(Duration.ofMillis(1));
      engine.finish();
      assertThat(engine.failures()).isEmpty();
      assertThat(attempts).hasValue(2);
    }
  }

  @Test
  void retry_noRetryExceptionOrSubtype_givenUpAtOnce() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "hopeless",
                TestPlan.policy(
                    5, Duration.ZERO, FailureAction.SKIP, List.of(IllegalArgumentException.class)),
                s -> {
                  attempts.incrementAndGet();
                  throw new NumberFormatException("for good");
                });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(attempts).hasValue(1);
      assertThat(engine.ended()).containsExactly("x");
      assertThat(engine.failures()).isEmpty();
    }
  }

  @Test
  void retry_afterDurableCalls_takesOverSuccessesAndRepeatsRetryableFailuresUnderTheSameKey()
      throws Exception {
    List<String> good = Collections.synchronizedList(new ArrayList<>());
    List<String> bad = Collections.synchronizedList(new ArrayList<>());
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(3, FailureAction.FAIL),
            s -> {
              String first =
                  s.call(
                      "good",
                      "",
                      () -> {
                        good.add(CallInfo.current().idempotencyKey());
                        return "done";
                      });
              String second =
                  s.call(
                      "bad",
                      "",
                      () -> {
                        bad.add(CallInfo.current().idempotencyKey());
                        if (bad.size() < 3) {
                          throw new IllegalStateException("try " + bad.size());
                        }
                        return "done at last";
                      });
              s.output(first + ", " + second);
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("done, done at last");
      assertThat(good).hasSize(1);
      assertThat(bad).hasSize(3);
      assertThat(bad.stream().distinct()).hasSize(1).doesNotContainAnyElementsOf(good);
    }
  }

  @Test
  void retry_finalFailureThatTheActionCaught_takenOverByTheNextAttempt() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger attempts = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(
                2, Duration.ZERO, FailureAction.FAIL, List.of(IllegalArgumentException.class)),
            s -> {
              try {
                s.call(
                    "refused",
                    "",
                    () -> {
                      throw new IllegalArgumentException("for good " + calls.incrementAndGet());
                    });
              } catch (DurableCallException refused) {
                assertThat(refused.retryable()).isFalse();
                if (attempts.incrementAndGet() == 1) {
                  throw new IllegalStateException("another attempt, please");
                }
                s.output(refused.message());
              }
            });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("for good 1");
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void random_afterARunThatFailed_beginsAnew() throws Exception {
    List<Long> drawn = new ArrayList<>();
    TestPlan plan =
        TestPlan.acting(
            s -> {
              drawn.add(s.context().random().nextLong());
              throw new IllegalStateException("no");
            });

    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept("k1", "same input");
      engine.accept("k2", "same input");
      engine.accept("k3", "another input");
    }
    assertThat(drawn).hasSize(3);
    assertThat(drawn.get(1)).isEqualTo(drawn.get(0)).isNotEqualTo(drawn.get(2));
  }
}
