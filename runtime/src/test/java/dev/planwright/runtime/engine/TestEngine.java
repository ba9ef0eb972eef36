package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.store.ActionStateStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An engine on the test's own thread, which takes its turns while it waits for something. */
final class TestEngine implements EngineHost<String, String>, AutoCloseable {

  static final String KEY = "key";

  private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
  private final RunEngine<String, String> engine;
  private final HeapMemory memory;
  private final Scheduler scheduler;
  private final List<String> outputs = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<FailedRun<String>> failures = new ArrayList<>();
  private final List<TimerChange> timers = new ArrayList<>();
  private final Set<Long> unwanted = new HashSet<>();
  private @Nullable KeyedMemory others;
  private long tickets;

  TestEngine(TestPlan plan) throws Exception {
    this(plan, EngineSettings.DEFAULTS, ActionStateStore.inMemory());
  }

  TestEngine(TestPlan plan, EngineSettings settings) throws Exception {
    this(plan, settings, ActionStateStore.inMemory());
  }

  TestEngine(TestPlan plan, EngineSettings settings, ActionStateStore store) throws Exception {
    this(plan, settings, store, Scheduler.ofWallTime("test"));
  }

  TestEngine(TestPlan plan, EngineSettings settings, ActionStateStore store, Scheduler scheduler)
      throws Exception {
    this.scheduler = scheduler;
    memory = new HeapMemory(plan.spec().memories());
    engine = RunEngine.open(plan, AgentConfig.empty(), store, settings, this);
  }

  /** Runs one input to its end. */
  static TestEngine finished(TestPlan plan, String input) throws Exception {
    TestEngine engine = new TestEngine(plan);
    engine.run(input);
    return engine;
  }

  void accept(Object key, String input) {
    engine.accept(key, input, FinishedRun.NO_EVENT_TIME, tickets++);
  }

  /** Takes an input of the one key there is, and turns until nothing is unfinished. */
  TestEngine run(String input) throws InterruptedException {
    accept(KEY, input);
    return finish();
  }

  /** Takes turns until no run is unfinished, but those behind a held key. */
  TestEngine finish() throws InterruptedException {
    until(() -> engine.inFlight() == 0 && engine.pending() == engine.heldInputs());
    return this;
  }

  /** Takes turns until the condition holds. */
  void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Runnable turn = turns.poll(30, TimeUnit.SECONDS);
      assertThat(turn).as("something is awaited, and no turn comes").isNotNull();
      turn.run();
    }
  }

  RunEngine<String, String> engine() {
    return engine;
  }

  KeyedMemory memory() {
    return memory.of(KEY);
  }

  List<String> outputs() {
    return outputs;
  }

  /** Inputs of committed and failed runs, in the order of their ends. */
  List<String> ended() {
    return ended;
  }

  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  List<FailedRun<String>> failures() {
    return failures;
  }

  /** Why the only failed run failed. */
  Throwable failure() {
    assertThat(failures).hasSize(1);
    return failures.get(0).cause();
  }

  EngineMetrics.Snapshot metrics() {
    return engine.metrics().snapshot();
  }

  /** What committed runs did to timers, in order. */
  List<TimerChange> timers() {
    return timers;
  }

  /** The timer with this ticket was cancelled. */
  void cancel(long ticket) {
    unwanted.add(ticket);
  }

  @Override
  public boolean isWanted(long ticket) {
    return !unwanted.contains(ticket);
  }

  @Override
  public Scheduler scheduler(String agent) {
    return scheduler;
  }

  @Override
  public void enqueue(Runnable turn) {
    turns.add(turn);
  }

  /** Has all keys remember what this says from now on. */
  TestEngine memory(KeyedMemory other) {
    others = other;
    return this;
  }

  @Override
  public KeyedMemory memory(Object key) {
    return others == null ? memory.of(key) : others;
  }

  @Override
  public void committed(FinishedRun<String, String> run) {
    for (int i = 0; i < run.outputCount(); i++) {
      outputs.add(run.output(i));
    }
    deadLetters.addAll(run.deadLetters());
    timers.addAll(run.timers());
    if (run.input() != null) {
      ended.add(run.input());
    }
  }

  @Override
  public boolean failed(FailedRun<String> run) {
    failures.add(run);
    ended.add(run.input());
    return false;
  }

  @Override
  public void close() {
    engine.close();
  }
}
