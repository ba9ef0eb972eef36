package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Timers of a runner, over restarts and at the end of the input. */
@Timeout(120)
class LocalRunnerTimerTest {

  private final ConcurrentLinkedQueue<String> outputs = new ConcurrentLinkedQueue<>();
  private final EmbeddedStore store = EmbeddedStore.inMemory();

  private LocalRunnerBuilder<String, String> over(TestPlan plan) {
    return LocalRunner.of(plan)
        .keyedBy(input -> input.substring(0, input.indexOf('/')))
        .store(store)
        .onOutput(outputs::add);
  }

  @Test
  void timers_fireInTheirKeysQueue_alsoAfterARestart() {
    ManualTime time = new ManualTime(1_000);
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  scope.emitter("remind").emitAfter(Duration.ofSeconds(5), scope.event());
                  scope.output("asked " + scope.event());
                })
            .on(
                "remind",
                "tell",
                scope ->
                    scope.output(
                        "%s at %d"
                            .formatted(scope.event(), scope.context().eventTime().toEpochMilli())));
    LocalRunnerBuilder<String, String> builder = over(plan).scheduler(time::of).workers(1);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.submit("a/1");
      runner.drain();
      time.advance(2_000);
      runner.submit("a/2");
      runner.drain();
      time.advance(3_000);
      runner.drain();
      assertThat(outputs).containsExactly("asked a/1", "asked a/2", "a/1 at 6000");
    }
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.drain();
      assertThat(outputs).hasSize(3);
      time.advance(2_000);
      runner.drain();
    }
    assertThat(outputs).containsExactly("asked a/1", "asked a/2", "a/1 at 6000", "a/2 at 8000");
  }

  @Test
  void cancelledTimers_doNotFire_alsoAfterARestart() {
    ManualTime time = new ManualTime(0);
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  if (scope.event().endsWith("stop")) {
                    scope.context().cancelTimers(String.class);
                  } else {
                    scope.emitter("remind").emitAfter(Duration.ofSeconds(5), scope.event());
                  }
                })
            .on("remind", "tell", scope -> scope.output(scope.event()));
    LocalRunnerBuilder<String, String> builder = over(plan).scheduler(time::of).workers(1);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.submit("a/1");
      runner.submit("b/1");
      runner.submit("a/stop");
      runner.drain();
    }
    try (LocalRunner<String, String> runner = builder.start()) {
      time.advance(10_000);
      runner.drain();
    }
    assertThat(outputs).containsExactly("b/1");
  }

  @Test
  void endInput_firesEventTime_andTreatsWallTimeAsTold() {
    for (EndOfInput end : EndOfInput.values()) {
      outputs.clear();
      ManualTime time = new ManualTime(0);
      TestPlan plan =
          new TestPlan()
              .event("remind")
              .on(
                  TestPlan.IN,
                  "ask",
                  scope -> {
                    scope.emitter("remind").emitAtEventTime(Instant.ofEpochMilli(500), "event");
                    scope.emitter("remind").emitAfter(Duration.ofSeconds(5), "wall");
                  })
              .on("remind", "tell", scope -> scope.output(scope.event()));
      try (LocalRunner<String, String> runner =
          over(plan)
              .store(EmbeddedStore.inMemory())
              .scheduler(time::of)
              .workers(1)
              .endOfInput(end)
              .start()) {
        runner.submit("a/1");
        runner.drain();
        assertThat(outputs).isEmpty();
        CompletableFuture<Void> ended = CompletableFuture.runAsync(runner::endInput);
        if (end == EndOfInput.WAIT) {
          time.awaitWaits(1);
          time.advance(5_000);
        }
        ended.join();
        if (end == EndOfInput.DROP) {
          assertThat(outputs).containsExactly("event");
        } else {
          assertThat(outputs).containsExactlyInAnyOrder("event", "wall");
        }
        assertThat(runner.metrics().droppedTimers()).isEqualTo(end == EndOfInput.DROP ? 1 : 0);
        assertThatThrownBy(() -> runner.submit("a/2"))
            .hasMessage("endInput() said that no more input would come");
      }
    }
  }

  @Test
  void eventTimeTimers_fireWhenAnInputHasReachedTheirTime() {
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  if (scope.event().equals("a/100")) {
                    scope.emitter("remind").emitAtEventTime(Instant.ofEpochMilli(200), "due");
                  }
                  scope.output(scope.event());
                })
            .on("remind", "tell", scope -> scope.output(scope.event()));
    try (LocalRunner<String, String> runner =
        over(plan)
            .workers(1)
            .eventTime(input -> Instant.ofEpochMilli(Long.parseLong(input.substring(2))))
            .start()) {
      runner.submit("a/100");
      runner.submit("b/199");
      runner.drain();
      assertThat(outputs).containsExactly("a/100", "b/199");
      runner.submit("b/200");
      runner.drain();
      assertThat(outputs).containsExactlyInAnyOrder("a/100", "b/199", "due", "b/200");
    }
  }

  /** Waits in its second call while {@code hang}. */
  private static String calls(
      TestPlan.Scope scope, AtomicBoolean hang, CountDownLatch hanging, String argument) {
    scope.call("one", argument, () -> "1");
    return scope.call(
        "two",
        argument,
        () -> {
          if (hang.get()) {
            hanging.countDown();
            new CountDownLatch(1).await();
          }
          return "2";
        });
  }

  @Test
  void eventTime_afterARestart_goesOnWhereItWas() throws Exception {
    AtomicBoolean hang = new AtomicBoolean(true);
    CountDownLatch hanging = new CountDownLatch(1);
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  if (scope.event().equals("a/100")) {
                    calls(scope, hang, hanging, "x");
                    scope.emitter("remind").emitAtEventTime(Instant.ofEpochMilli(200), "due");
                    scope.emitter("remind").emitAtEventTime(Instant.ofEpochMilli(251), "not due");
                  }
                })
            .on("remind", "tell", scope -> scope.output(scope.event()));
    LocalRunnerBuilder<String, String> builder =
        over(plan)
            .workers(1)
            .eventTime(input -> Instant.ofEpochMilli(Long.parseLong(input.substring(2))));
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.submit("a/100");
      runner.submit("b/250");
      assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
    }
    hang.set(false);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.drain();
    }
    assertThat(outputs).containsExactly("due");
  }

  /** It has read the memory that it began with, and must find that again. */
  @Test
  void runThatHasBegun_goesBeforeATimerThatIsDueByNow() throws Exception {
    ManualTime time = new ManualTime(0);
    AtomicBoolean hang = new AtomicBoolean(true);
    CountDownLatch hanging = new CountDownLatch(1);
    TestPlan plan =
        new TestPlan()
            .memory("note", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM)
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  if (scope.event().equals("a/set")) {
                    scope.emitter("remind").emitAfter(Duration.ofSeconds(5), scope.event());
                  } else {
                    String note = scope.value("note").orElse("nothing");
                    calls(scope, hang, hanging, note);
                    scope.output(note);
                  }
                })
            .on(
                "remind",
                "tell",
                scope -> {
                  scope.value("note").set("reminded");
                  scope.output("reminded");
                });
    LocalRunnerBuilder<String, String> builder = over(plan).scheduler(time::of).workers(1);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.submit("a/set");
      runner.drain();
      runner.submit("a/slow");
      assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
    }
    hang.set(false);
    time.advance(10_000);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.drain();
      assertThat(runner.failures()).isEmpty();
    }
    assertThat(outputs).containsExactly("nothing", "reminded");
  }

  @Test
  void runOfATimerThatHasBegun_goesBeforeInputsOfItsKey() throws Exception {
    ManualTime time = new ManualTime(0);
    AtomicBoolean hang = new AtomicBoolean(true);
    CountDownLatch hanging = new CountDownLatch(1);
    TestPlan plan =
        new TestPlan()
            .memory("note", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM)
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  if (scope.event().equals("a/set")) {
                    scope.emitter("remind").emitAfter(Duration.ofSeconds(5), scope.event());
                  } else {
                    scope.value("note").set("noted");
                    scope.output("noted");
                  }
                })
            .on(
                "remind",
                "tell",
                scope -> {
                  String note = scope.value("note").orElse("nothing");
                  calls(scope, hang, hanging, note);
                  scope.output(note);
                });
    LocalRunnerBuilder<String, String> builder = over(plan).scheduler(time::of).workers(1);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.submit("a/set");
      runner.drain();
      time.advance(5_000);
      assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
      runner.submit("a/note");
    }
    hang.set(false);
    try (LocalRunner<String, String> runner = builder.start()) {
      runner.drain();
      assertThat(runner.failures()).isEmpty();
    }
    assertThat(outputs).containsExactly("nothing", "noted");
  }

  @Test
  void endInput_timerThatSetsItself_comesToAnEnd() throws Exception {
    AtomicInteger told = new AtomicInteger();
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(TestPlan.IN, "ask", scope -> remindAgain(scope, scope.event()))
            .on(
                "remind",
                "tell",
                scope -> {
                  told.incrementAndGet();
                  remindAgain(scope, scope.event());
                });
    try (LocalRunner<String, String> runner =
        over(plan).workers(1).endOfInput(EndOfInput.FIRE).start()) {
      runner.submit("a/wall");
      runner.submit("b/event");
      runner.endInput();
      assertThat(runner.metrics().droppedTimers()).isEqualTo(2);
    }
    assertThat(told).hasValue(2 * (LocalTimekeeper.MOST_CHAINED + 1));
    try (EmbeddedJournal journal = store.open("test-agent")) {
      assertThat(journal.unfinished()).isEmpty();
    }
  }

  private static void remindAgain(TestPlan.Scope scope, String what) {
    if (what.endsWith("wall")) {
      scope.emitter("remind").emitAfter(Duration.ofDays(1), what);
    } else {
      scope.emitter("remind").emitAtEventTime(Instant.ofEpochMilli(86_400_000), what);
    }
  }

  @Test
  void timer_whoseEventWasRenamed_firesUnderTheNewName() {
    ManualTime time = new ManualTime(0);
    try (LocalRunner<String, String> runner =
        over(reminding("remind")).scheduler(time::of).workers(1).start()) {
      runner.submit("a/1");
      runner.drain();
    }
    time.advance(5_000);
    try (LocalRunner<String, String> runner =
        over(reminding("reminder", "remind")).scheduler(time::of).workers(1).start()) {
      runner.submit("a/2");
      runner.drain();
    }
    assertThat(outputs).containsExactly("a/1");
    time.advance(5_000);
    try (LocalRunner<String, String> runner =
        over(reminding("reminder", "remind")).scheduler(time::of).workers(1).start()) {
      runner.drain();
    }
    assertThat(outputs).containsExactly("a/1", "a/2");
  }

  @Test
  void drain_timersThatAreDueAsSoonAsTheyAreSet_waitsForThem() {
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  scope.emitter("remind").emitAtEventTime(Instant.ofEpochMilli(5), "event time");
                  scope.emitter("remind").emitAt(Instant.EPOCH, "past");
                  scope.emitter("remind").emitAfter(Duration.ZERO, "now");
                })
            .on("remind", "tell", scope -> scope.output(scope.event()));
    try (LocalRunner<String, String> runner =
        over(plan).eventTime(input -> Instant.ofEpochMilli(10)).start()) {
      for (int i = 0; i < 100; i++) {
        outputs.clear();
        runner.submit("a/" + i);
        runner.drain();
        assertThat(outputs).containsExactlyInAnyOrder("event time", "past", "now");
      }
    }
  }

  @Test
  void timer_ofAFarFuture_waitsAndHarmsNobody() {
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  scope.emitter("remind").emitAt(Instant.parse("9999-12-31T23:59:59Z"), "at");
                  scope.emitter("remind").emitAfter(Duration.ofMillis(Long.MAX_VALUE), "after");
                  scope.output(scope.event());
                })
            .on("remind", "tell", scope -> scope.output(scope.event()));
    try (LocalRunner<String, String> runner = over(plan).endOfInput(EndOfInput.FIRE).start()) {
      runner.submit("a/1");
      runner.drain();
      runner.submit("a/2");
      runner.drain();
      assertThat(outputs).containsExactly("a/1", "a/2");
      runner.endInput();
      assertThat(outputs).containsExactly("a/1", "a/2", "at", "at", "after", "after");
    }
  }

  @Test
  void metrics_afterRunsOfTimers_countInputsOnly() throws Exception {
    ManualTime time = new ManualTime(0);
    CompletableFuture<String> unanswered = new CompletableFuture<>();
    TestPlan plan =
        new TestPlan()
            .event("remind")
            .on(
                TestPlan.IN,
                "ask",
                scope -> {
                  if (scope.event().endsWith("waits")) {
                    scope.await(scope.async("ask", "", () -> unanswered));
                  } else {
                    scope.emitter("remind").emitAfter(Duration.ofSeconds(1), scope.event());
                  }
                })
            .on("remind", "tell", scope -> scope.output(scope.event()));
    try (LocalRunner<String, String> runner = over(plan).scheduler(time::of).workers(1).start()) {
      runner.submit("a/1");
      runner.submit("a/2");
      runner.drain();
      time.advance(1_000);
      runner.drain();
      assertThat(outputs).hasSize(2);
      assertThat(runner.metrics().runNanos().count()).isEqualTo(2);

      runner.submit("a/waits");
      assertThat(runner.metrics().accepted()).isEqualTo(3);
      assertThat(runner.metrics().unfinished()).isEqualTo(1);
      unanswered.complete("answer");
      runner.drain();
      assertThat(runner.metrics().unfinished()).isZero();
    }
  }

  private static TestPlan reminding(String event, String... formerNames) {
    return new TestPlan()
        .event(event, formerNames)
        .on(
            TestPlan.IN,
            "ask",
            scope -> scope.emitter(event).emitAfter(Duration.ofSeconds(5), scope.event()))
        .on(event, "tell", scope -> scope.output(scope.event()));
  }
}
