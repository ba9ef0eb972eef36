package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.FailureAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a runner does when runs, callbacks, providers or the user end it early. */
@Timeout(60)
class LocalRunnerFailureTest {

  private final List<String> outputs = Collections.synchronizedList(new ArrayList<>());

  private static TestPlan echo() {
    return new TestPlan()
        .on(
            TestPlan.IN,
            "echo",
            s -> {
              if (s.event().endsWith("bad")) {
                throw new IllegalStateException("no " + s.event());
              }
              s.output(s.event());
            });
  }

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

  @Test
  void drain_runFailedUnderHold_namesItAndOtherKeysGoOn() {
    try (var runner = runner(echo()).start()) {
      runner.submit("a/bad");
      runner.submit("a/waits");
      runner.submit("b/1");

      assertThatThrownBy(runner::drain)
          .isInstanceOfSatisfying(
              RunFailedException.class,
              e ->
                  assertThat(e.failures())
                      .singleElement()
                      .satisfies(
                          failed -> {
                            assertThat(failed.action()).isEqualTo("TestAgent.echo");
                            assertThat(failed.key()).isEqualTo("a");
                            assertThat(failed.input()).isEqualTo("a/bad");
                            assertThat(failed.event()).isEqualTo("a/bad");
                          }))
          .hasMessageContaining("TestAgent.echo of key a")
          .hasMessageContaining("no a/bad")
          .hasMessageContaining("quarantine(SKIP)")
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThat(outputs).containsExactly("b/1");
      assertThat(runner.metrics().heldKeys()).isEqualTo(1);
      assertThat(runner.metrics().unfinished()).isEqualTo(1);

      runner.submit("b/2");
      assertThatThrownBy(runner::drain).isInstanceOf(RunFailedException.class);
      assertThat(outputs).containsExactly("b/1", "b/2");
    }
  }

  @Test
  void drain_runFailedUnderSkip_keyGoesOn() {
    try (var runner = runner(echo()).quarantine(Quarantine.SKIP).start()) {
      runner.submit("a/bad");
      runner.submit("a/next");
      runner.drain();

      assertThat(outputs).containsExactly("a/next");
      assertThat(runner.failures())
          .singleElement()
          .satisfies(failed -> assertThat(failed.cause()).hasMessage("no a/bad"));
      assertThat(runner.metrics().heldKeys()).isZero();
      assertThat(runner.metrics().unfinished()).isZero();
      assertThat(runner.metrics().engine().failedRuns()).isEqualTo(1);
    }
  }

  @Test
  void onDeadLetter_actionGivenUp_getsTheLetter() {
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(1, FailureAction.DEAD_LETTER),
            s -> {
              throw new IllegalStateException("no");
            });
    List<DeadLetter> letters = Collections.synchronizedList(new ArrayList<>());
    try (var runner = runner(plan).onDeadLetter(letters::add).start()) {
      runner.submit("a/1");
      runner.drain();
    }
    assertThat(letters)
        .containsExactly(
            new DeadLetter("a", "a/1", "a/1", "act", "java.lang.IllegalStateException: no"));
  }

  @Test
  void onOutput_throws_runnerStopsForAllKeysAndDrainDoesNotHang() {
    try (var runner =
        runner(echo())
            .workers(4)
            .onOutput(
                output -> {
                  if (output.endsWith("poison")) {
                    throw new IllegalStateException("the callback broke");
                  }
                })
            .start()) {
      runner.submit("a/poison");

      assertThatThrownBy(runner::drain)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("This runner has stopped")
          .hasMessageContaining("the callback broke");
      for (String key : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
        assertThatThrownBy(() -> runner.submit(key + "/1"))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("the callback broke");
      }
      assertThatThrownBy(runner::drain).hasMessageContaining("the callback broke");
    }
  }

  @Test
  void close_fromACallback_closesAllWorkers() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    List<LocalRunner<String, String>> self = Collections.synchronizedList(new ArrayList<>());
    List<LocalRunner<String, String>> runners = Collections.synchronizedList(new ArrayList<>());
    var runner =
        runner(echo())
            .workers(4)
            .onOutput(
                output -> {
                  await(started);
                  self.add(runners.get(0));
                  if (self.size() == 1) {
                    runners.get(0).close();
                    closed.countDown();
                  }
                })
            .start();
    runners.add(runner);
    for (int i = 0; i < 50; i++) {
      runner.submit(i + "/1");
    }
    started.countDown();
    assertThat(closed.await(20, TimeUnit.SECONDS)).as("close in a callback hangs").isTrue();
    runner.close();
    assertThatThrownBy(() -> runner.submit("a/1")).hasMessageContaining("closed");
  }

  @Test
  void drain_fromACallback_refused() {
    List<Throwable> refusals = Collections.synchronizedList(new ArrayList<>());
    List<LocalRunner<String, String>> runners = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch started = new CountDownLatch(1);
    try (var runner =
        runner(echo())
            .onOutput(
                output -> {
                  await(started);
                  try {
                    runners.get(0).drain();
                  } catch (IllegalStateException refused) {
                    refusals.add(refused);
                  }
                })
            .start()) {
      runners.add(runner);
      started.countDown();
      runner.submit("a/1");
      runner.drain();
    }
    assertThat(refusals)
        .singleElement()
        .satisfies(refused -> assertThat(refused).hasMessageContaining("callback"));
  }

  @Test
  void start_providerThrows_saysWhyAndClosesWhatWasMade() {
    List<String> closed = Collections.synchronizedList(new ArrayList<>());
    TestPlan plan =
        echo()
            .onStart(
                wiring -> {
                  AutoCloseable unused =
                      wiring.resource(
                          AutoCloseable.class, "one", config -> () -> closed.add("one"));
                  throw new IllegalStateException("provider two failed");
                },
                AutoCloseable.class);

    assertThatThrownBy(() -> runner(plan).workers(1).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Agent test-agent could not be started")
        .hasMessageContaining("provider two failed")
        .hasRootCauseMessage("provider two failed");
    assertThat(closed).containsExactly("one");
  }

  @Test
  void start_oneWorkerOfSeveralFails_theOthersAreClosed() {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    TestPlan plan =
        echo()
            .onStart(
                wiring -> {
                  if (opened.incrementAndGet() == 2) {
                    throw new IllegalStateException("one too many");
                  }
                  AutoCloseable unused =
                      wiring.resource(AutoCloseable.class, "", config -> closed::incrementAndGet);
                },
                AutoCloseable.class);

    assertThatThrownBy(() -> runner(plan).workers(3).start()).hasMessageContaining("one too many");
    assertThat(closed).hasValue(2);
  }

  @Test
  void start_withoutKeyFunction_saysWhatToWrite() {
    assertThatThrownBy(() -> LocalRunner.of(echo()).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(".keyedBy(");
  }

  @Test
  void close_callsInFlight_interruptsThemAndClosesResourcesInReverse() {
    CountDownLatch calling = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    List<String> closed = Collections.synchronizedList(new ArrayList<>());
    TestPlan plan =
        new TestPlan()
            .onStart(
                wiring -> {
                  for (String name : List.of("one", "two", "three")) {
                    AutoCloseable unused =
                        wiring.resource(
                            AutoCloseable.class, name, config -> () -> closed.add(name));
                  }
                },
                AutoCloseable.class)
            .on(
                TestPlan.IN,
                "act",
                s ->
                    s.output(
                        s.call(
                            "ask",
                            "",
                            () -> {
                              calling.countDown();
                              try {
                                new CountDownLatch(1).await();
                              } catch (InterruptedException e) {
                                interrupted.countDown();
                                throw e;
                              }
                              return "never";
                            })));
    var runner = runner(plan).workers(1).start();
    runner.submit("a/1");
    await(calling);
    runner.close();
    await(interrupted);

    assertThat(closed).containsExactly("three", "two", "one");
    assertThat(outputs).isEmpty();
    assertThat(runner.failures()).isEmpty();
    assertThat(runner.metrics().unfinished()).isEqualTo(1);
  }

  @Test
  void with_otherFactory_takesThePlaceOfTheProvider() {
    TestPlan plan =
        echo()
            .onStart(
                wiring ->
                    outputs.add(wiring.resource(String.class, "", config -> "the provider's")),
                String.class);

    runner(plan).workers(1).start().close();
    AgentPlan<String, String> other = plan.with(String.class, config -> "first override");
    runner(other.with(String.class, config -> "second override")).workers(1).start().close();
    runner(other).workers(1).start().close();

    assertThat(outputs).containsExactly("the provider's", "second override", "first override");
    assertThat(other.original()).isSameAs(plan);
    assertThatThrownBy(() -> plan.with(Integer.class, config -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "test-agent takes no resource of type java.lang.Integer. It takes: [java.lang.String]");
  }

  @Test
  void agentPlansOf_classWithoutPlan_printsThePomSnippet() {
    assertThatThrownBy(() -> AgentPlans.of(LocalRunnerFailureTest.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(LocalRunnerFailureTest.class.getName() + " has no plan")
        .hasMessageContaining("<annotationProcessorPaths>")
        .hasMessageContaining("<artifactId>planwright-processor</artifactId>");
  }

  @Test
  void agentPlansOf_classInAMethod_saysThatNoProcessorSeesIt() {
    final class Desk {}

    assertThatThrownBy(() -> AgentPlans.of(Desk.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Desk has no plan: it is declared in a method")
        .hasMessageNotContaining("pom");
  }
}
