package dev.planwright.processor.write;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.engine.EngineHost;
import dev.planwright.runtime.engine.EngineSettings;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.engine.HeapMemory;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.store.ActionStateStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs a plan on the engine, on the thread of the test, and notes what happens to each key. */
final class EngineRun implements EngineHost<Object, Object>, AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
  private final Map<Object, List<String>> happened = new LinkedHashMap<>();
  private final Function<Object, String> text;
  private final HeapMemory memory;
  private final RunEngine<Object, Object> engine;

  EngineRun(
      AgentPlan<Object, Object> plan, EngineSettings.Replay replay, Function<Object, String> text)
      throws Exception {
    this.text = text;
    this.memory = new HeapMemory(plan.spec().memories());
    this.engine =
        RunEngine.open(
            plan,
            AgentConfig.empty(),
            ActionStateStore.inMemory(),
            EngineSettings.DEFAULTS
                .withCallThreads(4)
                .withHoldsFailedKeys(false)
                .withReplay(replay),
            this);
  }

  /** Takes an input, and the turns that are due by then. */
  void accept(Object key, Object input) {
    engine.accept(key, input, FinishedRun.NO_EVENT_TIME, 0);
    for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
      turn.run();
    }
  }

  /** Takes turns until every run has ended. */
  void drain() throws InterruptedException {
    while (engine.inFlight() > 0) {
      Runnable turn = turns.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (turn == null) {
        throw new AssertionError(
            engine.inFlight() + " runs wait for something that does not come; so far " + happened);
      }
      turn.run();
    }
  }

  /** Like {@link NaiveInterpreter#happened}. */
  Map<Object, List<String>> happened() {
    return happened;
  }

  @Override
  public void enqueue(Runnable turn) {
    turns.add(turn);
  }

  @Override
  public KeyedMemory memory(Object key) {
    return memory.of(key);
  }

  @Override
  public void committed(FinishedRun<Object, Object> run) {
    List<String> all = happened.computeIfAbsent(run.key(), any -> new ArrayList<>());
    for (int i = 0; i < run.outputCount(); i++) {
      all.add(text.apply(run.output(i)));
    }
    for (DeadLetter letter : run.deadLetters()) {
      all.add("letter " + letter.actionId() + " " + text.apply(letter.event()));
    }
    all.add("committed " + text.apply(run.input()));
  }

  @Override
  public boolean failed(FailedRun<Object> run) {
    happened
        .computeIfAbsent(run.key(), any -> new ArrayList<>())
        .add("failed " + text.apply(run.input()));
    return false;
  }

  @Override
  public void close() {
    engine.close();
  }
}
