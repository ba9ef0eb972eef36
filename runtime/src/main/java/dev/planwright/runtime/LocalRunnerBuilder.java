package dev.planwright.runtime;

import dev.planwright.runtime.engine.EngineSettings;
import dev.planwright.runtime.engine.Scheduler;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link LocalRunner}. Not thread-safe. */
public final class LocalRunnerBuilder<I, O> {

  private final AgentPlan<I, O> plan;
  private @Nullable Function<? super I, ?> keyedBy;
  private @Nullable Function<? super I, @Nullable Instant> eventTime;
  private @Nullable ActionStateStore store;
  private @Nullable Class<?> keyType;
  private EndOfInput endOfInput = EndOfInput.WAIT;
  private Function<String, Scheduler> scheduler = Scheduler::ofWallTime;
  private AgentConfig config = AgentConfig.empty();
  private EngineSettings engine = EngineSettings.DEFAULTS;
  private int workers = Runtime.getRuntime().availableProcessors();
  private int maxInFlight = 1000;
  private int maxPending = 10_000;
  private final List<Consumer<? super O>> onOutput = new ArrayList<>();
  private final List<Consumer<? super Output<O>>> onEachOutput = new ArrayList<>();
  private final List<Consumer<? super DeadLetter>> onDeadLetter = new ArrayList<>();

  LocalRunnerBuilder(AgentPlan<I, O> plan) {
    this.plan = plan;
  }

  /**
   * Whose run an input starts: a string, boxed integer, UUID, enum, or record of those. Called by
   * submitters.
   */
  public LocalRunnerBuilder<I, O> keyedBy(Function<? super I, ?> key) {
    keyedBy = key;
    return this;
  }

  /**
   * What class the keys are of. Only needed where they are enums or records, and the agent sets
   * timers or the store outlives the runner.
   */
  public LocalRunnerBuilder<I, O> keyType(Class<?> type) {
    keyType = type;
    return this;
  }

  /** When an input happened; it may give null. Without this, nothing has an event time. */
  public LocalRunnerBuilder<I, O> eventTime(Function<? super I, @Nullable Instant> time) {
    eventTime = time;
    return this;
  }

  /**
   * Where everything is kept that must survive; by default the heap, which does not. Over a store
   * that is no {@link EmbeddedStore}, only durable calls survive.
   */
  public LocalRunnerBuilder<I, O> store(ActionStateStore actionStateStore) {
    store = actionStateStore;
    return this;
  }

  /** Settings for providers and actions; by default none. */
  public LocalRunnerBuilder<I, O> config(AgentConfig agentConfig) {
    config = agentConfig;
    return this;
  }

  /** Adds a callback for outputs. */
  public LocalRunnerBuilder<I, O> onOutput(Consumer<? super O> callback) {
    onOutput.add(callback);
    return this;
  }

  /** Adds a callback for outputs with their ids, which are the same in every redelivery. */
  public LocalRunnerBuilder<I, O> onEachOutput(Consumer<? super Output<O>> callback) {
    onEachOutput.add(callback);
    return this;
  }

  /** Adds a callback for dead letters; without one they are logged. */
  public LocalRunnerBuilder<I, O> onDeadLetter(Consumer<? super DeadLetter> callback) {
    onDeadLetter.add(callback);
    return this;
  }

  /** Worker threads, each with its own agent; by default one per processor. */
  public LocalRunnerBuilder<I, O> workers(int count) {
    workers = positive("workers", count);
    return this;
  }

  /** Threads per worker that run implementations of durable calls; by default 64. */
  public LocalRunnerBuilder<I, O> callThreads(int count) {
    engine = engine.withCallThreads(count);
    return this;
  }

  /**
   * Runs per worker that may wait for something before it takes no more inputs; by default 1,000.
   */
  public LocalRunnerBuilder<I, O> maxInFlight(int runs) {
    maxInFlight = positive("maxInFlight", runs);
    return this;
  }

  /** Inputs per worker that may wait before {@code submit} does; by default 10,000. */
  public LocalRunnerBuilder<I, O> maxPending(int inputs) {
    maxPending = positive("maxPending", inputs);
    return this;
  }

  /** Events that one run may handle before it is stopped as a loop; by default 10,000. */
  public LocalRunnerBuilder<I, O> eventBudget(int events) {
    engine = engine.withEventBudget(events);
    return this;
  }

  /** Durable calls that one action may make before it is stopped as a loop; by default 10,000. */
  public LocalRunnerBuilder<I, O> callBudget(int calls) {
    engine = engine.withCallBudget(calls);
    return this;
  }

  /** What becomes of a key one of whose runs has failed for good; by default it is held. */
  public LocalRunnerBuilder<I, O> quarantine(Quarantine quarantine) {
    engine = engine.withHoldsFailedKeys(quarantine == Quarantine.HOLD);
    return this;
  }

  /** What becomes of wall-time timers when no more input comes; by default they are waited for. */
  public LocalRunnerBuilder<I, O> endOfInput(EndOfInput timers) {
    endOfInput = timers;
    return this;
  }

  /** For tests: the time that workers go by, made for each by its name. */
  public LocalRunnerBuilder<I, O> scheduler(Function<String, Scheduler> time) {
    scheduler = time;
    return this;
  }

  /**
   * For tests: executes waiting actions again on each outcome, to show what depends on being
   * executed once.
   */
  public LocalRunnerBuilder<I, O> replay(EngineSettings.Replay replay) {
    engine = engine.withReplay(replay);
    return this;
  }

  /**
   * Builds the agents and takes inputs from now on.
   *
   * @throws IllegalStateException if there is no key function, or the agent cannot be built
   */
  public LocalRunner<I, O> start() {
    Function<? super I, ?> key = keyedBy;
    if (key == null) {
      throw new IllegalStateException(
          "say whose run an input starts: .keyedBy(Flight::origin) before .start()");
    }
    return LocalRunner.start(
        new LocalSettings<>(
            plan,
            key,
            keyType,
            eventTime,
            store,
            config,
            engine,
            scheduler,
            workers,
            maxInFlight,
            maxPending,
            endOfInput,
            List.copyOf(onOutput),
            List.copyOf(onEachOutput),
            List.copyOf(onDeadLetter)));
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
    return value;
  }
}
