package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.plan.MemorySpec.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalRunnerTest {

  private final List<String> outputs = Collections.synchronizedList(new ArrayList<>());

  private static TestPlan echo() {
    return new TestPlan().on(TestPlan.IN, "echo", s -> s.output(s.event()));
  }

  /** The key is what stands before the slash. */
  private LocalRunnerBuilder<String, String> runner(AgentPlan<String, String> plan) {
    return LocalRunner.of(plan)
        .keyedBy(input -> input.split("/", 2)[0])
        .workers(2)
        .onOutput(outputs::add);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).as("awaited in vain").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitThat(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("awaited in vain").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static Thread started(Runnable body) {
    Thread thread = new Thread(body, "submitter");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void drain_afterSubmit_everyOutputDelivered() {
    try (var runner = runner(echo()).start()) {
      runner.drain();
      runner.submit("a/1");
      runner.submit("b/1");
      runner.drain();
      assertThat(outputs).containsExactlyInAnyOrder("a/1", "b/1");
      runner.submit("a/2");
      runner.drain();
      assertThat(outputs).hasSize(3).endsWith("a/2");
    }
  }

  @Test
  void submit_afterClose_refused() {
    var runner = runner(echo()).start();
    runner.close();
    runner.close();

    assertThatThrownBy(() -> runner.submit("a/1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The runner of test-agent is closed; it takes nothing more.");
    assertThatThrownBy(() -> runner.submit(7, "a/1")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(runner::drain)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(runner.lastPosition()).isEqualTo(-1);
    assertThat(runner.metrics().accepted()).isZero();
  }

  @Test
  void submit_withoutUsableKey_refusedAndNothingElseDisturbed() {
    Map<String, Object> keys = Map.of("good", "k", "odd", 1.5, "list", List.of("k"));
    try (var runner =
        LocalRunner.of(echo())
            .keyedBy(
                input -> {
                  if (input.equals("throws")) {
                    throw new IllegalStateException("no key today");
                  }
                  return keys.get(input);
                })
            .onOutput(outputs::add)
            .start()) {

      assertThatThrownBy(() -> runner.submit(null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("an input of test-agent must not be null");
      assertThatThrownBy(() -> runner.submit("throws"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the key function failed, so this input was not accepted: throws")
          .hasRootCauseMessage("no key today");
      assertThatThrownBy(() -> runner.submit("none"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the key function gave null, so this input was not accepted: none");
      assertThatThrownBy(() -> runner.submit("odd"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("java.lang.Double");
      assertThatThrownBy(() -> runner.submit(3, "list"))
          .isInstanceOf(IllegalArgumentException.class);

      assertThat(runner.metrics().accepted()).isZero();
      assertThat(runner.lastPosition()).isEqualTo(-1);
      runner.submit(3, "good");
      runner.drain();
      assertThat(outputs).containsExactly("good");
    }
  }

  @Test
  void submit_eventTimeFunctionThrows_notAccepted() {
    try (var runner =
        runner(echo())
            .eventTime(
                input -> {
                  throw new IllegalStateException("no time");
                })
            .start()) {
      assertThatThrownBy(() -> runner.submit("a/1")).hasStackTraceContaining("no time");
      runner.drain();
      assertThat(runner.metrics().accepted()).isZero();
      assertThat(outputs).isEmpty();
    }
  }

  @Test
  void submit_maxPendingReached_blocksUntilTheWorkerCatchesUp() throws Exception {
    CountDownLatch inAction = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    TestPlan plan =
        TestPlan.acting(
            s -> {
              inAction.countDown();
              await(goOn);
              s.output(s.event());
            });
    try (var runner = runner(plan).workers(1).maxPending(2).start()) {
      runner.submit("a/1");
      await(inAction);
      runner.submit("a/2");
      runner.submit("b/3");
      Thread submitter = started(() -> runner.submit("c/4"));
      awaitThat(() -> submitter.getState() == Thread.State.WAITING);
      assertThat(outputs).isEmpty();

      goOn.countDown();
      submitter.join(30_000);
      assertThat(submitter.isAlive()).isFalse();
      runner.drain();
      assertThat(outputs).containsExactly("a/1", "a/2", "b/3", "c/4");
    }
  }

  @Test
  void submit_blockedWhenTheRunnerCloses_refused() throws Exception {
    CountDownLatch inAction = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    TestPlan plan =
        TestPlan.acting(
            s -> {
              inAction.countDown();
              await(goOn);
            });
    List<Throwable> refusals = Collections.synchronizedList(new ArrayList<>());
    var runner = runner(plan).workers(1).maxPending(1).start();
    runner.submit("a/1");
    await(inAction);
    runner.submit("a/2");
    Thread submitter = started(() -> refusals.add(catchThrowable(() -> runner.submit("a/3"))));
    awaitThat(() -> submitter.getState() == Thread.State.WAITING);
    Thread closer = started(runner::close);
    submitter.join(30_000);
    goOn.countDown();
    closer.join(30_000);

    assertThat(refusals).singleElement().isInstanceOf(IllegalStateException.class);
    assertThat(runner.metrics().accepted()).isEqualTo(2);
  }

  @Test
  void maxInFlight_manyKeysWait_neverMoreRunsAtOnce() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            s ->
                s.output(
                    s.call(
                        "ask",
                        "",
                        () -> {
                          most.accumulateAndGet(now.incrementAndGet(), Math::max);
                          Thread.onSpinWait();
                          now.decrementAndGet();
                          return "ok";
                        })));
    try (var runner = runner(plan).workers(1).maxInFlight(2).start()) {
      for (int i = 0; i < 200; i++) {
        runner.submit(i + "/x");
      }
      runner.drain();
    }
    assertThat(outputs).hasSize(200);
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void outputs_severalWorkersAndWaits_inKeyOrder() {
    TestPlan plan =
        new TestPlan()
            .event("unheard")
            .inputType(input -> input.endsWith("unheard") ? "unheard" : TestPlan.IN)
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  if (s.event().hashCode() % 3 == 0) {
                    s.call("ask", "", () -> "ok");
                  }
                  s.emit("then", s.event());
                })
            .on(
                "then",
                "tell",
                s -> {
                  if (s.event().hashCode() % 2 == 0) {
                    s.call("ask", "", () -> "ok");
                  }
                  s.output(s.event());
                });
    Map<String, List<String>> expected = new TreeMap<>();
    try (var runner = runner(plan).workers(4).start()) {
      for (int i = 0; i < 3000; i++) {
        String key = "k" + i % 17;
        if (i % 5 == 0) {
          runner.submit(key + "/unheard");
        }
        runner.submit(key + "/" + i);
        expected.computeIfAbsent(key, any -> new ArrayList<>()).add(key + "/" + i);
      }
      runner.drain();
      assertThat(runner.metrics().unfinished()).isZero();
      assertThat(runner.metrics().accepted()).isEqualTo(3600);
    }
    Map<String, List<String>> byKey = new TreeMap<>();
    for (String output : outputs) {
      byKey.computeIfAbsent(output.split("/", 2)[0], any -> new ArrayList<>()).add(output);
    }
    assertThat(byKey).isEqualTo(expected);
  }

  @Test
  void keys_ofAnyTypeAndAnyCharacters_stayApart() {
    List<Object> keys = new ArrayList<>(List.of(1L, 1, "1", (short) 1, (byte) 1, "", "\0", "\""));
    keys.addAll(List.of("\\", "'", "\ud800", "\udc00", "?", "\ufffd", "a\0b", "a", "\ud83d\ude00"));
    Random random = new Random(42);
    while (keys.size() < 300) {
      char[] text = new char[1 + random.nextInt(4)];
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) random.nextInt(0x10000);
      }
      keys.add(new String(text));
    }
    Set<Object> distinct = new HashSet<>(keys);
    Map<String, Set<Object>> keysByIdempotencyKey = new ConcurrentHashMap<>();
    TestPlan plan =
        new TestPlan()
            .memory("mine", Kind.VALUE, MemoryScope.SHORT_TERM)
            .on(
                TestPlan.IN,
                "act",
                s -> {
                  Object key = s.context().key();
                  s.call(
                      "ask",
                      "",
                      () -> {
                        keysByIdempotencyKey
                            .computeIfAbsent(
                                CallInfo.current().idempotencyKey(),
                                any -> ConcurrentHashMap.newKeySet())
                            .add(key);
                        return "ok";
                      });
                  s.output(s.value("mine").orElse("nothing yet"));
                  s.value("mine").set("mine");
                });
    List<Object> order = new ArrayList<>(distinct);
    try (var runner =
        LocalRunner.of(plan)
            .keyedBy(input -> order.get(Integer.parseInt(input)))
            .workers(2)
            .onOutput(outputs::add)
            .start()) {
      for (int i = 0; i < order.size(); i++) {
        runner.submit(String.valueOf(i));
      }
      runner.drain();
    }
    assertThat(outputs).hasSize(order.size()).containsOnly("nothing yet");
    assertThat(keysByIdempotencyKey).hasSize(order.size());
    assertThat(keysByIdempotencyKey.values()).allSatisfy(each -> assertThat(each).hasSize(1));
  }

  @Test
  void submit_withPositions_repeatsIgnoredPerSource() {
    try (var runner = runner(echo()).start()) {
      assertThat(runner.lastPosition()).isEqualTo(-1);
      assertThat(runner.lastPosition("unknown")).isEqualTo(-1);
      runner.submit(0, "a/0");
      runner.submit(5, "a/5");
      runner.submit(5, "a/again");
      runner.submit(3, "a/behind");
      runner.submit("other", 3, "b/3");
      runner.submit("other", 3, "b/again");
      runner.drain();

      assertThat(outputs).containsExactlyInAnyOrder("a/0", "a/5", "b/3");
      assertThat(runner.lastPosition()).isEqualTo(5);
      assertThat(runner.lastPosition("other")).isEqualTo(3);
      assertThat(runner.metrics().accepted()).isEqualTo(3);
      assertThatThrownBy(() -> runner.submit(-1, "a/x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("position -1 is negative");
    }
  }

  @Test
  void lastPosition_whileSubmitOfThatSourceIsBlocked_answersAtOnce() throws Exception {
    CountDownLatch inAction = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    TestPlan plan =
        TestPlan.acting(
            s -> {
              inAction.countDown();
              await(goOn);
            });
    try (var runner = runner(plan).workers(1).maxPending(1).start()) {
      runner.submit(0, "a/0");
      await(inAction);
      runner.submit(1, "a/1");
      Thread submitter = started(() -> runner.submit(2, "a/2"));
      awaitThat(() -> submitter.getState() == Thread.State.WAITING);
      List<Long> answers = Collections.synchronizedList(new ArrayList<>());
      Thread asker = started(() -> answers.add(runner.lastPosition()));
      asker.join(10_000);
      boolean answered = !asker.isAlive();
      goOn.countDown();
      submitter.join(30_000);

      assertThat(answered).as("lastPosition waits for space").isTrue();
      assertThat(answers).containsExactly(1L);
      runner.drain();
      assertThat(runner.lastPosition()).isEqualTo(2);
    }
  }

  @Test
  void metrics_afterRuns_countEverything() {
    TestPlan plan =
        new TestPlan()
            .on(TestPlan.IN, "first", s -> s.emit("a", s.event()))
            .on(
                "a",
                "second",
                TestPlan.policy(1, FailureAction.SKIP),
                s -> {
                  s.call("ask", "", () -> "ok");
                  if (s.event().endsWith("bad")) {
                    throw new IllegalStateException("no");
                  }
                });
    try (var runner = runner(plan).start()) {
      for (int i = 0; i < 10; i++) {
        runner.submit(i + "/good");
      }
      runner.submit("x/bad");
      runner.drain();

      LocalMetrics metrics = runner.metrics();
      assertThat(metrics.accepted()).isEqualTo(11);
      assertThat(metrics.unfinished()).isZero();
      assertThat(metrics.heldKeys()).isZero();
      assertThat(metrics.runNanos().count()).isEqualTo(11);
      assertThat(metrics.engine().runs()).isEqualTo(11);
      assertThat(metrics.engine().failedRuns()).isZero();
      assertThat(metrics.engine().durableCalls()).isEqualTo(11);
      assertThat(metrics.engine().callNanos().count()).isEqualTo(11);
      assertThat(metrics.engine().actions().get("first").completed()).isEqualTo(11);
      assertThat(metrics.engine().actions().get("second").completed()).isEqualTo(10);
      assertThat(metrics.engine().actions().get("second").failures()).isEqualTo(1);
      assertThat(metrics.engine().actions().get("second").skipped()).isEqualTo(1);
    }
  }
}
