package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.CallMode;
import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a runner leaves in its store, and how the next one goes on from it. */
@Timeout(120)
class LocalRunnerStoreTest {

  private final ConcurrentLinkedQueue<String> outputs = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
  private final EmbeddedStore store = EmbeddedStore.inMemory();

  private LocalRunnerBuilder<String, String> over(TestPlan plan) {
    return LocalRunner.of(plan)
        .keyedBy(input -> input.substring(0, input.indexOf('/')))
        .store(store)
        .onEachOutput(
            output -> {
              outputs.add(output.value());
              ids.add(output.id());
            });
  }

  private static TestPlan counting() {
    return new TestPlan()
        .memory("seen", MemorySpec.Kind.LIST, MemoryScope.SHORT_TERM)
        .memory("last", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM)
        .memory("all", MemorySpec.Kind.MAP, MemoryScope.SHORT_TERM)
        .on(
            TestPlan.IN,
            "count",
            scope -> {
              scope.list("seen").add(scope.event());
              scope.map("all").put(scope.event(), "x" + scope.list("seen").size());
              String before = scope.value("last").orElse("nothing");
              scope.value("last").set(scope.event());
              scope.output(
                  "%s after %s, %s"
                      .formatted(scope.list("seen").get(), before, scope.map("all").entries()));
            });
  }

  @Test
  void secondRunner_goesOn_withMemoryAndPositions() {
    try (LocalRunner<String, String> runner = over(counting()).start()) {
      assertThat(runner.lastPosition()).isEqualTo(-1);
      runner.submit(3, "a/1");
      runner.submit("other", 7, "a/2");
      runner.drain();
    }
    try (LocalRunner<String, String> runner = over(counting()).start()) {
      assertThat(runner.lastPosition()).isEqualTo(3);
      assertThat(runner.lastPosition("other")).isEqualTo(7);
      runner.submit(3, "a/ignored");
      runner.submit(4, "a/3");
      runner.drain();
    }
    assertThat(outputs)
        .containsExactly(
            "[a/1] after nothing, [a/1=x1]",
            "[a/1, a/2] after a/1, [a/1=x1, a/2=x2]",
            "[a/1, a/2, a/3] after a/2, [a/1=x1, a/2=x2, a/3=x3]");
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void secondRunner_finishesSuspendedRuns_withoutRepeatingRecordedCalls() throws Exception {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    AtomicBoolean hang = new AtomicBoolean(true);
    CountDownLatch hanging = new CountDownLatch(1);
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "calls",
                scope -> {
                  String one =
                      scope.call("one", scope.event(), () -> "1-" + first.incrementAndGet());
                  String two =
                      scope.call(
                          "two",
                          one,
                          () -> {
                            second.incrementAndGet();
                            if (hang.get()) {
                              hanging.countDown();
                              new CountDownLatch(1).await();
                            }
                            return "2";
                          });
                  scope.output(scope.event() + " " + one + " " + two);
                });
    try (LocalRunner<String, String> runner = over(plan).start()) {
      runner.submit("a/1");
      runner.submit("a/2");
      assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
    }
    hang.set(false);
    try (LocalRunner<String, String> runner = over(plan).start()) {
      runner.drain();
    }
    assertThat(outputs).containsExactly("a/1 1-1 2", "a/2 1-2 2");
    assertThat(second).hasValue(3);
  }

  @Test
  void outputThatWasNotDelivered_isDeliveredAgain_underItsId() {
    AtomicBoolean broken = new AtomicBoolean(true);
    TestPlan plan = new TestPlan().on(TestPlan.IN, "echo", scope -> scope.output(scope.event()));
    LocalRunnerBuilder<String, String> builder =
        over(plan)
            .onOutput(
                output -> {
                  if (broken.get()) {
                    throw new IllegalStateException("the sink is down");
                  }
                });
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.submit(0, "a/1");
      assertThatThrownBy(runner::drain).hasMessageContaining("the sink is down");
    }
    broken.set(false);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.drain();
      assertThat(runner.lastPosition()).isZero();
    }
    assertThat(outputs).containsExactly("a/1");
    assertThat(ids).containsExactly("test-agent/0/0");
  }

  @Test
  void failedRun_holdsItsKeyOverARestart_untilItIsReleased() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "echo",
                scope -> {
                  if (broken.get() && scope.event().endsWith("bad")) {
                    throw new IllegalStateException("no " + scope.event());
                  }
                  scope.output(scope.event());
                });
    try (LocalRunner<String, String> runner = over(plan).workers(1).start()) {
      runner.submit("a/bad");
      runner.submit("a/behind");
      runner.submit("b/free");
      assertThatThrownBy(runner::drain).isInstanceOf(RunFailedException.class);
    }
    broken.set(false);
    try (LocalRunner<String, String> runner = over(plan).start()) {
      assertThat(runner.failures())
          .singleElement()
          .satisfies(
              failure -> {
                assertThat(failure.key()).isEqualTo("a");
                assertThat(failure.input()).isEqualTo("a/bad");
                assertThat(failure.cause())
                    .hasMessage("before this start: java.lang.IllegalStateException: no a/bad");
              });
      assertThatThrownBy(runner::drain).isInstanceOf(RunFailedException.class);
    }
    assertThat(outputs).containsExactly("b/free");
    try (EmbeddedJournal journal = store.open("test-agent")) {
      journal.release(journal.quarantined().get(0).number());
    }
    try (LocalRunner<String, String> runner = over(plan).start()) {
      runner.drain();
    }
    assertThat(outputs).containsExactly("b/free", "a/bad", "a/behind");
  }

  @Test
  void deadLetters_goThroughTheOutbox() {
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "breaks",
                TestPlan.policy(1, FailureAction.DEAD_LETTER),
                scope -> {
                  throw new IllegalStateException("no");
                });
    ConcurrentLinkedQueue<DeadLetter> letters = new ConcurrentLinkedQueue<>();
    AtomicBoolean broken = new AtomicBoolean(true);
    LocalRunnerBuilder<String, String> builder =
        over(plan)
            .onDeadLetter(
                letter -> {
                  if (broken.get()) {
                    throw new IllegalStateException("down");
                  }
                  letters.add(letter);
                });
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.submit("a/1");
      assertThatThrownBy(runner::drain).hasMessageContaining("down");
    }
    broken.set(false);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.drain();
    }
    assertThat(letters)
        .containsExactly(
            new DeadLetter("a", "a/1", "a/1", "breaks", "java.lang.IllegalStateException: no"));
  }

  @Test
  void secondRunnerAtOnce_refused() {
    TestPlan plan = new TestPlan().on(TestPlan.IN, "echo", scope -> scope.output(scope.event()));
    try (LocalRunner<String, String> runner = over(plan).start()) {
      assertThatThrownBy(() -> over(plan).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Agent test-agent could not be started: Agent test-agent is open on this store already: close its runner first.");
      runner.drain();
    }
  }

  @Test
  void keyFunctionThatChanged_refused() {
    CompletableFuture<String> never = new CompletableFuture<>();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "waits",
                scope -> {
                  var unused = scope.async("call", "x", () -> never);
                });
    try (LocalRunner<String, String> runner = over(plan).start()) {
      runner.submit("a/1");
    }
    assertThatThrownBy(() -> over(plan).keyedBy(input -> 1L).start())
        .hasMessage(
            "Input 0 in the store was accepted under another key than 1, which it has now. Finish what is stored with the key function that it was accepted with.");
  }

  @Test
  void memoryOfAnotherKind_refused() {
    try (LocalRunner<String, String> runner = over(counting()).start()) {
      runner.drain();
    }
    TestPlan changed =
        new TestPlan()
            .memory("seen", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM)
            .on(TestPlan.IN, "echo", scope -> scope.output(scope.event()));
    assertThatThrownBy(() -> over(changed).start())
        .hasMessageContaining("The kind of memory seen has changed since this store was written.");
    // The store was closed again.
    over(counting()).start().close();
  }

  @Test
  void callThatMustNotBeRepeated_withoutAStoreThatSurvives_refused() {
    for (CallMode mode : List.of(CallMode.RECONCILED, CallMode.AT_MOST_ONCE)) {
      TestPlan plan =
          new TestPlan()
              .onStart(
                  wiring ->
                      wiring
                          .calls()
                          .declare(TestPlan.method("pay", mode, RetryPolicy.NONE, Duration.ZERO)));
      assertThatThrownBy(() -> over(plan).start())
          .hasMessageContaining("Service.pay is " + mode)
          .hasMessageContaining("store that survives");
      assertThatThrownBy(() -> LocalRunner.of(plan).keyedBy(input -> input).start())
          .hasMessageContaining("store that survives");
    }
  }

  @Test
  void plainJournal_isSaidToKeepDurableCallsOnly() {
    TestPlan plan = new TestPlan().on(TestPlan.IN, "echo", scope -> scope.output(scope.event()));
    Logger logger = (Logger) LogManager.getLogger(LocalRunner.class);
    Level before = logger.getLevel();
    ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    AbstractAppender appender =
        new AbstractAppender("said", null, null, false, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            said.add(event.getMessage().getFormattedMessage());
          }
        };
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.INFO);
    try {
      over(plan).start().close();
      assertThat(said).isEmpty();
      over(plan).store(ActionStateStore.inMemory()).start().close();
      assertThat(said)
          .containsExactly(
              "test-agent keeps durable calls only over a crash: its store has no place for inputs, memory, timers and outputs.");
    } finally {
      logger.removeAppender(appender);
      logger.setLevel(before);
    }
  }

  @Test
  void plainJournal_keepsDurableCallsOnly() {
    AtomicInteger calls = new AtomicInteger();
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "calls",
                scope ->
                    scope.output(scope.call("one", "x", () -> "call " + calls.incrementAndGet())));
    ActionStateStore journal = ActionStateStore.inMemory();
    for (int i = 0; i < 2; i++) {
      try (LocalRunner<String, String> runner = over(plan).store(journal).start()) {
        assertThat(runner.lastPosition()).isEqualTo(-1);
        runner.submit(0, "a/1");
        runner.drain();
      }
    }
    assertThat(outputs).containsExactly("call 1", "call 2");
  }
}
