package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.AgentMetrics;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.TestPlan.Scope;
import dev.planwright.runtime.plan.MemorySpec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Memory, emitters, contexts and calls where they do not belong. */
class TurnGuardTest {

  private static TestPlan plan() {
    return new TestPlan().memory("list", Kind.LIST, MemoryScope.SHORT_TERM).event("a");
  }

  /** Everything that an action has; used in a wrong place, each must be refused. */
  private static List<Throwable> useAll(Scope s, Emitter<String> emitter) {
    List<Consumer<Scope>> uses =
        List.of(
            scope -> scope.list("list").add("lost"),
            scope -> scope.list("list").size(),
            scope -> emitter.emit("lost"),
            scope -> scope.context().key(),
            scope -> scope.context().clock(),
            scope -> scope.call("other", "", () -> "lost"));
    List<Throwable> refusals = new ArrayList<>();
    for (Consumer<Scope> use : uses) {
      refusals.add(catchThrowable(() -> use.accept(s)));
    }
    return refusals;
  }

  private static void assertRefused(List<Throwable> refusals, String... words) {
    assertThat(refusals)
        .hasSize(6)
        .allSatisfy(
            refusal -> {
              assertThat(refusal).isInstanceOf(IllegalStateException.class);
              assertThat(refusal.getMessage()).contains(words);
            });
  }

  @Test
  void use_onAnotherThread_refusedNamingBoth() throws Exception {
    List<Throwable> refusals = new ArrayList<>();
    TestPlan plan =
        plan()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  Emitter<String> emitter = s.emitter("a");
                  Thread other =
                      new Thread(() -> refusals.addAll(useAll(s, emitter)), "somewhere-else");
                  other.start();
                  other.join();
                });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertRefused(refusals, "somewhere-else", Thread.currentThread().getName());
      assertThat(engine.ended()).containsExactly("x");
    }
  }

  @Test
  void use_inAnImplementationOnTheCallPool_refused() throws Exception {
    List<Throwable> refusals = new ArrayList<>();
    TestPlan plan =
        plan()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  Emitter<String> emitter = s.emitter("a");
                  s.output(
                      s.call(
                          "ask",
                          "",
                          () -> {
                            refusals.addAll(useAll(s, emitter));
                            return "answer";
                          }));
                });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertRefused(refusals, "test-agent-call-");
      assertThat(engine.outputs()).containsExactly("answer");
    }
  }

  @Test
  void use_inAnImplementationOnTheAgentsThread_refused() throws Exception {
    List<Throwable> refusals = new ArrayList<>();
    TestPlan plan =
        plan()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  Emitter<String> emitter = s.emitter("a");
                  s.await(
                      s.async(
                          "ask",
                          "",
                          () -> {
                            refusals.addAll(useAll(s, emitter));
                            return CompletableFuture.completedFuture("answer");
                          }));
                });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertRefused(refusals, "the implementation of a durable call");
      assertThat(engine.outputs()).containsExactly("answer");
    }
  }

  @Test
  void use_betweenRuns_refused() throws Exception {
    List<Scope> kept = new ArrayList<>();
    List<Emitter<String>> emitters = new ArrayList<>();
    TestPlan plan =
        plan()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  kept.add(s);
                  emitters.add(s.emitter("a"));
                });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.failures()).isEmpty();
      assertRefused(useAll(kept.get(0), emitters.get(0)), "while an action runs");
    }
  }

  @Test
  void use_inTheConstructor_refused() {
    TestPlan plan = plan().onStart(wiring -> wiring.listMemory(0).size());

    assertThatThrownBy(() -> new TestEngine(plan).close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not in a constructor");
  }

  @Test
  void metrics_keptAndUsedOffTheAgentsThread_refused() throws Exception {
    List<Throwable> refusals = new ArrayList<>();
    TestPlan plan =
        plan()
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  AgentMetrics metrics = s.context().metrics();
                  metrics.count("counted", 1);
                  s.output(
                      s.call(
                          "ask",
                          "",
                          () -> {
                            refusals.add(catchThrowable(() -> metrics.count("counted", 1)));
                            refusals.add(catchThrowable(() -> metrics.record("recorded", 1)));
                            return "answer";
                          }));
                });

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(refusals)
          .hasSize(2)
          .allSatisfy(refusal -> assertThat(refusal).hasMessageContaining("test-agent-call-"));
      assertThat(engine.metrics().counters()).containsExactly(Map.entry("counted", 1L));
      assertThat(engine.metrics().distributions()).isEmpty();
    }
  }

  @Test
  void metrics_withoutAName_isTheActionsFailure() throws Exception {
    TestPlan plan =
        plan()
            .on(
                TestPlan.IN,
                "act",
                TestPlan.policy(1, FailureAction.SKIP),
                s -> s.context().metrics().count(null, 1));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.ended()).containsExactly("x");
      assertThat(engine.metrics().actions().get("act").skipped()).isEqualTo(1);
    }
  }

  @Test
  void emitter_keptAndUsedByAnotherAction_refusedNamingBoth() throws Exception {
    List<Emitter<String>> kept = new ArrayList<>();
    TestPlan plan =
        plan()
            .on(TestPlan.IN, "owner", s -> kept.add(s.emitter("a")))
            .on(TestPlan.IN, "thief", s -> kept.get(0).emit("stolen"));

    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.failure())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("TestAgent.thief uses an emitter of TestAgent.owner");
    }
  }

  @Test
  void result_null_namesTheAction() throws Exception {
    List<Consumer<Scope>> nulls =
        List.of(
            s -> s.emit("a", null),
            s -> s.output(null),
            s -> s.await(null),
            s -> s.emitter("a").emit(null));
    for (Consumer<Scope> give : nulls) {
      TestPlan plan = plan().on(TestPlan.IN, "act", give::accept);
      try (TestEngine engine = TestEngine.finished(plan, "x")) {
        assertThat(engine.failure())
            .isInstanceOf(NullPointerException.class)
            .hasMessageContaining("TestAgent.act returned or emitted null");
      }
    }
  }
}
