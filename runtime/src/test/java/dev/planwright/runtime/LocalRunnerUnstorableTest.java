package dev.planwright.runtime;

import static dev.planwright.runtime.UnstorablePlan.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.TestPlan.Scope;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose end cannot be stored fails for good; the runner and other keys go on. */
@Timeout(60)
class LocalRunnerUnstorableTest {

  private static final Map<String, Consumer<Scope>> WAYS =
      Map.of(
          "output", scope -> scope.output(REFUSED),
          "value", scope -> scope.value("last").set(REFUSED),
          "list", scope -> scope.list("all").add(REFUSED),
          "key", scope -> scope.map("seen").put(REFUSED, "x"),
          "entry", scope -> scope.map("seen").put("x", REFUSED),
          "timer", scope -> scope.emitter("remind").emitAfter(Duration.ofDays(1), REFUSED));

  private final ConcurrentLinkedQueue<String> outputs = new ConcurrentLinkedQueue<>();
  private final EmbeddedStore store = EmbeddedStore.inMemory();

  private static AgentPlan<String, String> plan() {
    return new UnstorablePlan(
        new TestPlan()
            .memory("first", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM)
            .memory("last", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM)
            .memory("all", MemorySpec.Kind.LIST, MemoryScope.SHORT_TERM)
            .memory("seen", MemorySpec.Kind.MAP, MemoryScope.SHORT_TERM)
            .event("remind")
            .on(
                TestPlan.IN,
                "act",
                scope -> {
                  String before = scope.value("first").orElse("nothing");
                  scope.output(scope.event() + " after " + before);
                  scope.value("first").set(scope.event());
                  scope.list("all").add(scope.event());
                  scope.map("seen").put(scope.event(), "seen");
                  String what = scope.event().substring(2);
                  if (WAYS.containsKey(what)) {
                    WAYS.get(what).accept(scope);
                  }
                }));
  }

  private LocalRunnerBuilder<String, String> over(AgentPlan<String, String> plan) {
    return LocalRunner.of(plan)
        .keyedBy(input -> input.substring(0, 1))
        .workers(1)
        .onOutput(outputs::add);
  }

  @ParameterizedTest
  @CsvSource({
    "output,true",
    "value,true",
    "list,true",
    "key,true",
    "entry,true",
    "timer,true",
    "output,false",
    "timer,false"
  })
  void runThatCannotBeStored_failsForGood_andNothingOfItIsApplied(String what, boolean isStored) {
    LocalRunnerBuilder<String, String> builder = over(plan()).quarantine(Quarantine.SKIP);
    try (LocalRunner<String, String> runner = (isStored ? builder.store(store) : builder).start()) {
      runner.submit("a/1");
      runner.submit("a/" + what);
      runner.submit("b/1");
      runner.submit("a/2");
      runner.drain();

      assertThat(outputs)
          .containsExactlyInAnyOrder("a/1 after nothing", "b/1 after nothing", "a/2 after a/1");
      assertThat(runner.failures())
          .singleElement()
          .satisfies(
              failed -> {
                assertThat(failed.action()).isEqualTo("test-agent");
                assertThat(failed.input()).isEqualTo("a/" + what);
                assertThat(failed.cause())
                    .isInstanceOfSatisfying(
                        RunAbortedException.class,
                        cause -> assertThat(cause.reason()).isEqualTo(Reason.UNSTORABLE))
                    .hasMessageContaining("too odd");
              });
      assertThat(runner.metrics().unfinished()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"output", "value"})
  void runThatCannotBeStored_holdsItsKey_alsoAfterARestart(String what) {
    for (int life = 0; life < 2; life++) {
      try (LocalRunner<String, String> runner = over(plan()).store(store).start()) {
        if (life == 0) {
          runner.submit("a/" + what);
        }
        runner.submit("a/waits");
        runner.submit("b/" + life);
        assertThatThrownBy(runner::drain)
            .isInstanceOf(RunFailedException.class)
            .hasMessageContaining("too odd");
      }
    }
    assertThat(outputs).containsExactly("b/0 after nothing", "b/1 after b/0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deadLetterThatCannotBeStored_failsItsRun(boolean isStored) {
    TestPlan plan =
        new TestPlan()
            .on(TestPlan.IN, "pass", scope -> scope.emit("odd", REFUSED))
            .on(
                "odd",
                "act",
                TestPlan.policy(1, FailureAction.DEAD_LETTER),
                scope -> {
                  throw new IllegalStateException("no");
                });
    LocalRunnerBuilder<String, String> builder = over(new UnstorablePlan(plan));
    try (LocalRunner<String, String> runner = (isStored ? builder.store(store) : builder).start()) {
      runner.submit("a/1");
      assertThatThrownBy(runner::drain)
          .isInstanceOf(RunFailedException.class)
          .hasMessageContaining("too odd");
    }
  }
}
