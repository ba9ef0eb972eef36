package dev.planwright.testkit;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.FailedInput;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.RunFailedException;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * An agent in memory, with time that passes when the test says so.
 *
 * <pre>{@code
 * try (AgentHarness<Flight, Notice> desk =
 *     AgentHarness.of(new DisruptionDeskPlan().with(RebookingService.class, c -> service), Flight::origin)) {
 *   desk.submit(flight);
 *   desk.advance(Duration.ofHours(1));
 *   assertThat(desk.outputs()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>For one thread. Durable calls are executed for real, on threads of their own; each method
 * returns when nothing is left that could go on without more input or time. So a service that never
 * answers holds it up; let it throw instead.
 *
 * @param <I> what the agent takes in
 * @param <O> what it gives out
 */
public final class AgentHarness<I, O> implements AutoCloseable {

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final Queue<O> outputs = new ConcurrentLinkedQueue<>();
  private final Queue<DeadLetter> deadLetters = new ConcurrentLinkedQueue<>();
  private final LocalRunner<I, O> runner;

  private AgentHarness(AgentPlan<I, O> plan, Function<? super I, ?> keyedBy, AgentConfig config) {
    runner =
        LocalRunner.of(plan)
            .keyedBy(keyedBy)
            .config(config)
            .workers(1)
            .store(new CrashingStore(EmbeddedStore.inMemory(), Crash.never()))
            .scheduler(time::scheduler)
            .endOfInput(EndOfInput.FIRE)
            .onOutput(outputs::add)
            .onDeadLetter(deadLetters::add)
            .start();
  }

  /** Starts an agent. */
  public static <I, O> AgentHarness<I, O> of(AgentPlan<I, O> plan, Function<? super I, ?> keyedBy) {
    return new AgentHarness<>(plan, keyedBy, AgentConfig.empty());
  }

  /** Starts an agent with settings. */
  public static <I, O> AgentHarness<I, O> of(
      AgentPlan<I, O> plan, Function<? super I, ?> keyedBy, AgentConfig config) {
    return new AgentHarness<>(plan, keyedBy, config);
  }

  /** Hands in an input. */
  public void submit(I input) {
    runner.submit(input);
    runner.settle();
  }

  /** Lets time pass: back-offs end and timers fire that are due by then, one after another. */
  public void advance(Duration by) {
    time.advance(by, runner::settle);
    runner.settle();
  }

  /**
   * Says that no more input comes: all timers fire. Waits until every run has ended, so let
   * back-offs end before.
   */
  public void endInput() {
    try {
      runner.endInput();
    } catch (RunFailedException failed) {
      // What failed is in failures().
    }
  }

  /** What time it is for the agent. */
  public Instant now() {
    return time.now();
  }

  /** What the agent has given out so far, in order. */
  public List<O> outputs() {
    return List.copyOf(outputs);
  }

  /** The dead letters so far, in order. */
  public List<DeadLetter> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** Inputs whose runs failed for good; each holds its key. */
  public List<FailedInput> failures() {
    return runner.failures();
  }

  /** Stops the agent. */
  @Override
  public void close() {
    runner.close();
  }
}
