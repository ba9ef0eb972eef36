package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.TestPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** In which order events and inputs are handled, and what stops a run that never ends. */
class RunOrderTest {

  @Test
  void emit_fromTwoListeners_handledFirstInFirstOut() throws Exception {
    List<String> handled = new ArrayList<>();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "first",
                s -> {
                  s.emit("a", "a1");
                  s.emit("b", "b1");
                  s.emit("a", "a2");
                })
            .on(TestPlan.IN, "second", s -> s.emit("b", "b2"))
            .on(
                "a",
                "onA",
                s -> {
                  handled.add(s.event());
                  s.emit("b", "from " + s.event());
                })
            .on("b", "onB", s -> handled.add(s.event()));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(handled).containsExactly("a1", "b1", "a2", "b2", "from a1", "from a2");
      assertThat(engine.ended()).containsExactly("x");
    }
  }

  @Test
  void emit_twoEqualEvents_bothHandled() throws Exception {
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "twice",
                s -> {
                  s.emit("a", "same");
                  s.emit("a", "same");
                })
            .on("a", "onA", s -> s.output(s.call("ask", s.event(), () -> "answered")));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("answered", "answered");
      assertThat(engine.metrics().durableCalls()).isEqualTo(2);
    }
  }

  @Test
  void emit_nobodyListens_runCommits() throws Exception {
    TestPlan plan =
        new TestPlan()
            .event("dropped")
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  s.emit("dropped", "1");
                  s.emit("a", "2");
                  s.emit("dropped", "3");
                })
            .on("a", "onA", s -> s.output(s.event()));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).containsExactly("2");
    }
  }

  @Test
  void accept_whileRunOfKeyWaits_laterInputsOfKeyInOrderOtherKeysAtOnce() throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    TestPlan plan =
        new TestPlan()
            .event("unheard")
            .inputType(input -> input.startsWith("unheard") ? "unheard" : TestPlan.IN)
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  if (s.event().equals("waits")) {
                    s.await(s.async("ask", "", () -> answer));
                  }
                });

    try (TestEngine engine = new TestEngine(plan)) {
      engine.accept("k", "waits");
      engine.accept("k", "unheard 1");
      engine.accept("k", "second");
      engine.accept("k", "unheard 2");
      engine.accept("k", "third");
      engine.accept("other", "free");

      assertThat(engine.ended()).containsExactly("free");
      assertThat(engine.engine().pending()).isEqualTo(4);
      assertThat(engine.engine().inFlight()).isEqualTo(1);

      answer.complete("now");
      engine.finish();

      assertThat(engine.ended())
          .containsExactly("free", "waits", "unheard 1", "second", "unheard 2", "third");
      assertThat(engine.engine().pending()).isZero();
    }
  }

  @Test
  void accept_queuedInputWaitsToo_thoseBehindItStillComeInOrder() throws Exception {
    TestPlan plan =
        new TestPlan()
            .event("unheard")
            .inputType(input -> input.startsWith("unheard") ? "unheard" : TestPlan.IN)
            .on(TestPlan.IN, "act", s -> s.output(s.call("ask", s.event(), s::event)));

    try (TestEngine engine = new TestEngine(plan)) {
      for (String input : List.of("1", "unheard", "2", "unheard", "3")) {
        engine.accept("k", input);
      }
      engine.finish();

      assertThat(engine.ended()).containsExactly("1", "unheard", "2", "unheard", "3");
      assertThat(engine.outputs()).containsExactly("1", "2", "3");
    }
  }

  @Test
  void emit_forEver_stoppedByEventBudgetThoughCaught() throws Exception {
    TestPlan plan =
        new TestPlan()
            .on(TestPlan.IN, "begin", s -> s.emit("loop", "again"))
            .on(
                "loop",
                "loop",
                TestPlan.policy(3, dev.planwright.FailureAction.SKIP),
                s -> {
                  try {
                    s.emit("loop", "again");
                  } catch (RunAbortedException careless) {
                    s.output("went on");
                  }
                });

    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS.withEventBudget(20))) {
      engine.run("x");

      assertThat(engine.failure())
          .isInstanceOfSatisfying(
              RunAbortedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EVENT_BUDGET))
          .hasMessageContaining("20 events")
          .hasMessageContaining("TestAgent.loop")
          .hasMessageContaining("raise eventBudget");
      assertThat(engine.outputs()).isEmpty();
    }
  }

  @Test
  void stageThatEmits_forEver_stoppedByEventBudgetWhateverThePolicy() throws Exception {
    TestPlan plan =
        new TestPlan()
            .stagesEmit("loop")
            .on(TestPlan.IN, "begin", s -> s.emit("loop", "again"))
            .on(
                "loop",
                "loop",
                TestPlan.policy(3, dev.planwright.FailureAction.SKIP),
                s -> s.await(CompletableFuture.completedFuture("again")));

    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS.withEventBudget(20))) {
      engine.run("x");

      assertThat(engine.failure())
          .isInstanceOfSatisfying(
              RunAbortedException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.EVENT_BUDGET));
    }
  }

  @Test
  void hold_keyThatIsHeld_countsItsInputsOnce() throws Exception {
    TestPlan plan = new TestPlan().on(TestPlan.IN, "echo", s -> s.output(s.event()));
    try (TestEngine engine = new TestEngine(plan)) {
      engine.engine().hold(TestEngine.KEY);
      engine.accept(TestEngine.KEY, "x");
      engine.engine().hold(TestEngine.KEY);
      engine.accept(TestEngine.KEY, "y");
      assertThat(engine.engine().heldInputs()).isEqualTo(2);
      engine.finish();
      assertThat(engine.outputs()).isEmpty();
    }
  }

  @Test
  void call_atTheEndOfALongChain_isMade() throws Exception {
    int hops = EngineSettings.DEFAULTS.eventBudget() - 2;
    TestPlan plan =
        new TestPlan()
            .on(TestPlan.IN, "begin", s -> s.emit("step", String.valueOf(hops)))
            .on(
                "step",
                "step",
                s -> {
                  int left = Integer.parseInt(s.event()) - 1;
                  if (left > 0) {
                    s.emit("step", String.valueOf(left));
                  } else {
                    s.output(s.call("ask", "", () -> "answer"));
                  }
                });
    Throwable[] thrown = new Throwable[1];
    List<String> outputs = new ArrayList<>();
    Thread small =
        new Thread(
            null,
            () -> {
              try (TestEngine engine = TestEngine.finished(plan, "x")) {
                outputs.addAll(engine.outputs());
              } catch (Throwable failure) {
                thrown[0] = failure;
              }
            },
            "small-stack",
            256 * 1024);
    small.start();
    small.join();

    assertThat(thrown[0]).isNull();
    assertThat(outputs).containsExactly("answer");
  }

  @Test
  void call_forEver_stoppedByCallBudgetThoughCaught() throws Exception {
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "greedy",
                TestPlan.policy(3, dev.planwright.FailureAction.DEAD_LETTER),
                s -> {
                  for (int i = 0; i < 100; i++) {
                    try {
                      s.async("ask", "", () -> CompletableFuture.completedFuture("ok"));
                    } catch (RunAbortedException careless) {
                      return;
                    }
                  }
                });

    try (TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS.withCallBudget(5))) {
      engine.run("x");

      assertThat(engine.failure())
          .isInstanceOfSatisfying(
              RunAbortedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CALL_BUDGET))
          .hasMessageContaining("TestAgent.greedy made 5 durable calls")
          .hasMessageContaining("raise callBudget");
      assertThat(engine.deadLetters()).isEmpty();
    }
  }
}
