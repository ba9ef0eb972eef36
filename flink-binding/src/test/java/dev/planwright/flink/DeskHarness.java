package dev.planwright.flink;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.store.ActionStateStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The order desk's operator alone: its task's thread is the test's. */
final class DeskHarness implements AutoCloseable {

  static final int MAX_PARALLELISM = 16;

  /** Where Flink keeps keyed state. */
  enum Backend {
    HASHMAP,
    ROCKSDB;

    StateBackend make() {
      return this == HASHMAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
    }
  }

  private final OutputTag<DeadLetter> deadLetters;
  private final KeyedOneInputStreamOperatorTestHarness<EncodedKey, Message, Notice> harness;

  private DeskHarness(
      AgentPlan<Message, Notice> plan,
      AgentSetup.Limits limits,
      Backend backend,
      int parallelism,
      int subtask)
      throws Exception {
    deadLetters = new OutputTag<>("dead-letters", AgentTypes.of(plan, DeadLetter.class));
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new AgentOperator.Factory<>(
                new AgentSetup<>(
                    plan,
                    InputOf.<Message, Message>itself(),
                    ActionStateStore.inMemory(),
                    AgentConfig.empty(),
                    limits),
                deadLetters,
                new CheckpointConfig()),
            new KeyOf<Message>("desk", Message::customer),
            EncodedKeyType.INSTANCE,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setStateBackend(backend.make());
    harness.setup(AgentTypes.of(plan, Notice.class).createSerializer(null));
  }

  static DeskHarness open(Backend backend) throws Exception {
    return open(backend, AgentSetup.Limits.DEFAULTS);
  }

  static DeskHarness open(Backend backend, AgentSetup.Limits limits) throws Exception {
    DeskHarness desk = new DeskHarness(new DeskPlan(), limits, backend, 1, 0);
    desk.harness.open();
    return desk;
  }

  static DeskHarness restore(Backend backend, OperatorSubtaskState state) throws Exception {
    return restore(new DeskPlan(), backend, state, 1, 1, 0);
  }

  /** One subtask of {@code parallelism}, from a state that {@code before} subtasks wrote. */
  static DeskHarness restore(
      AgentPlan<Message, Notice> plan,
      Backend backend,
      OperatorSubtaskState state,
      int before,
      int parallelism,
      int subtask)
      throws Exception {
    DeskHarness desk =
        new DeskHarness(plan, AgentSetup.Limits.DEFAULTS, backend, parallelism, subtask);
    desk.harness.initializeState(
        KeyedOneInputStreamOperatorTestHarness.repartitionOperatorState(
            state, MAX_PARALLELISM, before, parallelism, subtask));
    desk.harness.open();
    return desk;
  }

  KeyedOneInputStreamOperatorTestHarness<EncodedKey, Message, Notice> flink() {
    return harness;
  }

  void take(Message message, long time) throws Exception {
    harness.processElement(new StreamRecord<>(message, time));
  }

  void take(Message... messages) throws Exception {
    for (Message message : messages) {
      harness.processElement(new StreamRecord<>(message));
    }
  }

  OperatorSubtaskState checkpoint(long id) throws Exception {
    harness.prepareSnapshotPreBarrier(id);
    return harness.snapshot(id, id);
  }

  /** Takes one mail of the task, waiting for it. */
  void takeMail() throws Exception {
    harness.getTaskMailbox().take(0).run();
  }

  List<Notice> notices() {
    return harness.extractOutputValues();
  }

  List<String> texts() {
    return notices().stream().map(Notice::text).toList();
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
