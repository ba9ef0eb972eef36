package dev.planwright.flink;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.Quarantine;
import dev.planwright.runtime.store.ActionStateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** An agent's operator alone: its task's thread is the test's. */
class OperatorHarness<I, O> implements AutoCloseable {

  static final int MAX_PARALLELISM = 16;

  /** Where Flink keeps keyed state. */
  enum Backend {
    HASHMAP,
    ROCKSDB;

    StateBackend make() {
      return this == HASHMAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
    }
  }

  /** One of so many subtasks. */
  record Subtask(int parallelism, int index) {
    static final Subtask ONLY = new Subtask(1, 0);
  }

  private final OutputTag<DeadLetter> deadLetters;
  private final KeyedOneInputStreamOperatorTestHarness<EncodedKey, I, O> harness;

  OperatorHarness(
      AgentPlan<I, O> plan,
      KeySelector<I, ?> key,
      ActionStateStore store,
      AgentSetup.Limits limits,
      EndOfInput endOfInput,
      Backend backend,
      Subtask subtask)
      throws Exception {
    this(plan, key, store, limits, endOfInput, Quarantine.HOLD, backend, subtask);
  }

  OperatorHarness(
      AgentPlan<I, O> plan,
      KeySelector<I, ?> key,
      ActionStateStore store,
      AgentSetup.Limits limits,
      EndOfInput endOfInput,
      Quarantine quarantine,
      Backend backend,
      Subtask subtask)
      throws Exception {
    deadLetters = new OutputTag<>("dead-letters", AgentTypes.of(plan, DeadLetter.class));
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new AgentOperatorFactory<>(
                new AgentSetup<>(
                    plan,
                    InputOf.<I, I>itself(),
                    String.class,
                    store,
                    null,
                    Duration.ofDays(1),
                    AgentConfig.empty(),
                    limits,
                    endOfInput,
                    quarantine),
                deadLetters,
                new CheckpointConfig()),
            new KeyOf<I>(plan.name(), key),
            EncodedKeyType.INSTANCE,
            MAX_PARALLELISM,
            subtask.parallelism(),
            subtask.index());
    harness.setStateBackend(backend.make());
    harness.setup(AgentTypes.of(plan, plan.spec().outputType()).createSerializer(null));
  }

  /** Opens it from a state that {@code before} subtasks wrote. */
  void restore(OperatorSubtaskState state, int before, Subtask subtask) throws Exception {
    harness.initializeState(
        KeyedOneInputStreamOperatorTestHarness.repartitionOperatorState(
            state, MAX_PARALLELISM, before, subtask.parallelism(), subtask.index()));
    harness.open();
  }

  KeyedOneInputStreamOperatorTestHarness<EncodedKey, I, O> flink() {
    return harness;
  }

  @SuppressWarnings("unchecked") // it is what the factory made
  AgentOperator<I, I, O> operator() {
    return (AgentOperator<I, I, O>) harness.getOperator();
  }

  void take(I message, long time) throws Exception {
    harness.processElement(new StreamRecord<>(message, time));
  }

  @SafeVarargs
  final void take(I... messages) throws Exception {
    for (I message : messages) {
      harness.processElement(new StreamRecord<>(message));
    }
  }

  /** A checkpoint as it is between two mails. */
  OperatorSubtaskState checkpoint(long id) throws Exception {
    harness.prepareSnapshotPreBarrier(id);
    OperatorSubtaskState state = harness.snapshot(id, id);
    harness.notifyOfCompletedCheckpoint(id);
    return state;
  }

  /** Takes one mail of the task, waiting for it. */
  void takeMail() throws Exception {
    harness.getTaskMailbox().take(0).run();
  }

  /** Takes mails until it is so. */
  void takeMailsUntil(BooleanSupplier condition) throws Exception {
    while (!condition.getAsBoolean()) {
      takeMail();
    }
  }

  /** Takes mails until every run has ended. */
  void finish() throws Exception {
    takeMailsUntil(() -> operator().unfinished() == 0);
  }

  List<O> outputs() {
    return harness.extractOutputValues();
  }

  List<DeadLetter> letters() {
    List<DeadLetter> letters = new ArrayList<>();
    if (harness.getSideOutput(deadLetters) != null) {
      harness.getSideOutput(deadLetters).forEach(record -> letters.add(record.getValue()));
    }
    return letters;
  }

  /** Records, watermarks and the like, in their order. */
  List<Object> everything() {
    return List.copyOf(harness.getOutput());
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new AssertionError("could not close the operator", e);
    }
  }
}
