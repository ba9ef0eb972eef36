package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.FailureAction;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a quarantined run does again when it is released, and what it never does again. */
@Timeout(60)
class LocalRunnerReleaseTest {

  private static final FailurePolicy FINAL_IF_ILLEGAL =
      TestPlan.policy(
          1, Duration.ZERO, FailureAction.FAIL, List.of(IllegalArgumentException.class));

  private final ConcurrentLinkedQueue<String> outputs = new ConcurrentLinkedQueue<>();
  private final List<String> executed = Collections.synchronizedList(new ArrayList<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final EmbeddedStore store = EmbeddedStore.inMemory();

  private String execute(String name) {
    executed.add(name);
    keys.add(CallInfo.current().idempotencyKey());
    return name;
  }

  private String executeUnlessBroken(String name, RuntimeException failure) {
    execute(name);
    if (broken.get()) {
      throw failure;
    }
    return name;
  }

  /** The first action takes a failure in its stride; the second calls twice, and may fail. */
  private TestPlan plan(RuntimeException failure) {
    return new TestPlan()
        .on(
            TestPlan.IN,
            "first",
            scope -> {
              try {
                scope.call("taken", "", () -> executeUnlessBroken("taken", failure));
              } catch (DurableCallException taken) {
                scope.emit("next", "instead");
              }
            })
        .on(
            "next",
            "second",
            FINAL_IF_ILLEGAL,
            scope -> {
              scope.call("good", "", () -> execute("good"));
              scope.output(scope.call("bad", "", () -> executeUnlessBroken("bad", failure)));
            });
  }

  private void runUntilItFails(TestPlan plan) {
    try (LocalRunner<String, String> runner = start(plan)) {
      assertThatThrownBy(runner::drain).isInstanceOf(RunFailedException.class);
    }
  }

  private LocalRunner<String, String> start(TestPlan plan) {
    return LocalRunner.of(plan).keyedBy(input -> "a").store(store).onOutput(outputs::add).start();
  }

  private void release() throws Exception {
    try (EmbeddedJournal journal = store.open("test-agent")) {
      assertThat(journal.quarantined()).hasSize(1);
      journal.release(journal.quarantined().get(0).number());
    }
  }

  @Test
  void release_failureThatAnotherTryMayMend_isTriedOnceMoreUnderItsKey() throws Exception {
    TestPlan plan = plan(new IllegalStateException("down"));
    try (LocalRunner<String, String> runner = start(plan)) {
      runner.submit("x");
      assertThatThrownBy(runner::drain).isInstanceOf(RunFailedException.class);
    }
    release();
    runUntilItFails(plan);
    assertThat(executed).containsExactly("taken", "good", "bad", "bad");
    broken.set(false);
    release();
    try (LocalRunner<String, String> runner = start(plan)) {
      runner.drain();
    }
    assertThat(executed).containsExactly("taken", "good", "bad", "bad", "bad");
    assertThat(keys.subList(2, 5)).containsOnly(keys.get(2));
    assertThat(outputs).containsExactly("bad");
  }

  @Test
  void release_finalFailure_stays() throws Exception {
    TestPlan plan = plan(new IllegalArgumentException("never"));
    try (LocalRunner<String, String> runner = start(plan)) {
      runner.submit("x");
      assertThatThrownBy(runner::drain).isInstanceOf(RunFailedException.class);
    }
    broken.set(false);
    release();
    runUntilItFails(plan);
    assertThat(executed).containsExactly("taken", "good", "bad");
    assertThat(outputs).isEmpty();
  }
}
