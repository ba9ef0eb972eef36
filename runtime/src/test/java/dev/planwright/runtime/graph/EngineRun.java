package dev.planwright.runtime.graph;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.engine.EngineHost;
import dev.planwright.runtime.engine.EngineSettings;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.engine.HeapMemory;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.store.ActionStateStore;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs a graph on the engine. Inputs and turns come in a random order that depends on nothing but
 * the seed: before each choice, every suspended run must have its turn in the {@link Mailbox}.
 */
final class EngineRun implements EngineHost<GraphEvent, String>, GraphPlan.Calls {

  private final Graph graph;
  private final Random random;
  private final boolean holds;
  private final GraphPlan plan;
  private final History history = new History();
  private final Mailbox mailbox = new Mailbox();
  private final HeapMemory memory;

  /** How often each call was executed, by its label. */
  private final Map<String, Integer> executions = new ConcurrentHashMap<>();

  /** By label. */
  private final Map<String, String> idempotencyKeys = new ConcurrentHashMap<>();

  private int heldInputs;

  EngineRun(Graph graph, Random random, boolean holds) {
    this.graph = graph;
    this.random = random;
    this.holds = holds;
    this.plan = new GraphPlan(graph, this);
    this.memory = new HeapMemory(graph.memories());
  }

  /** Takes all inputs, and turns until nothing is left to do. */
  void run(List<Input> inputs) throws Exception {
    EngineSettings settings = EngineSettings.DEFAULTS.withCallThreads(2).withHoldsFailedKeys(holds);
    try (RunEngine<GraphEvent, String> engine =
        RunEngine.open(plan, AgentConfig.empty(), ActionStateStore.inMemory(), settings, this)) {
      int next = 0;
      while (next < inputs.size() || engine.inFlight() > 0) {
        mailbox.awaitTurns(engine.inFlight());
        if (next < inputs.size() && random.nextInt(1 + engine.inFlight()) == 0) {
          Input input = inputs.get(next);
          engine.accept(input.key(), input.event(), FinishedRun.NO_EVENT_TIME, next);
          next++;
        } else if (engine.inFlight() > 0) {
          mailbox.take(random).run();
        }
      }
      heldInputs = engine.heldInputs();
      if (engine.pending() != heldInputs) {
        throw new AssertionError(engine.pending() + " inputs wait for nothing");
      }
    }
  }

  GraphPlan plan() {
    return plan;
  }

  /** How often turns of several keys could be taken. */
  int choicesOfTurns() {
    return mailbox.choices();
  }

  History history() {
    return history;
  }

  Map<String, Integer> executions() {
    return executions;
  }

  /** Of each call, by its label. */
  Map<String, String> idempotencyKeys() {
    return idempotencyKeys;
  }

  int heldInputs() {
    return heldInputs;
  }

  /** What a key remembers at the end, by memory. */
  List<Object> memoryOf(Object key) {
    return KeyContents.of(graph, memory.of(key));
  }

  @Override
  public Callable<Long> toExecute(Answers.Kind kind, long argument, String label) {
    Object key = mailbox.key();
    return () -> {
      mailbox.workFor(key);
      CallInfo call = CallInfo.current();
      executions.merge(label, 1, Integer::sum);
      String before = idempotencyKeys.put(label, call.idempotencyKey());
      if (before != null && !before.equals(call.idempotencyKey())) {
        throw new AssertionError(label + " has two idempotency keys");
      }
      return Answers.of(kind, argument, call.attempt());
    };
  }

  @Override
  public void enqueue(Runnable turn) {
    mailbox.add(turn);
  }

  @Override
  public KeyedMemory memory(Object key) {
    mailbox.workFor(key);
    return memory.of(key);
  }

  @Override
  public void committed(FinishedRun<GraphEvent, String> run) {
    for (int i = 0; i < run.outputCount(); i++) {
      history.gave(run.key(), run.output(i));
    }
    run.deadLetters().forEach(history::gaveUp);
    history.committed(run.key(), run.ticket(), run.input());
  }

  @Override
  public boolean failed(FailedRun<GraphEvent> run) {
    history.failed(run, graph);
    return false;
  }
}
