package dev.planwright.flink;

import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.engine.EngineHost;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.engine.RunEngine;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.InvalidProgramException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * The engine's host on Flink: one operator per agent, one engine per subtask, all on the task's
 * thread.
 *
 * <p>An input starts a run under its key. What a run waits for comes back as a mail to the task and
 * goes on there, so a waiting run holds up neither other keys nor this thread. Memory is keyed
 * state, written when a run commits; outputs leave then, with their input's timestamp. A watermark
 * leaves when the runs before it have ended ({@link WatermarkGate}).
 *
 * <p>A suspended run is not part of a checkpoint yet: before a barrier, and at the end of bounded
 * input, the operator takes its mails until every run has ended. So a checkpoint waits for the
 * slowest call that is under way. The operator also takes mails, and no input, while too many runs
 * wait.
 *
 * <p>This class and its factory are the only ones that see Flink's operator internals.
 *
 * @param <T> what the operator reads
 */
final class AgentOperator<T, I, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<T, O>, BoundedOneInput, EngineHost<I, O> {

  private static final long serialVersionUID = 1L;

  private final transient AgentSetup<T, I, O> job;
  private final transient OutputTag<DeadLetter> deadLetters;
  private final transient MailboxExecutor mailbox;
  private final transient WatermarkGate<Mark> gate = new WatermarkGate<>(Mark::replaces);
  private transient @Nullable KeyedStateMemory memory;
  private transient @Nullable RunEngine<I, O> engine;

  private AgentOperator(
      StreamOperatorParameters<O> parameters,
      AgentSetup<T, I, O> job,
      OutputTag<DeadLetter> deadLetters) {
    super(parameters);
    this.job = job;
    this.deadLetters = deadLetters;
    this.mailbox = parameters.getMailboxExecutor();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    if (context.getKeyedStateStore().getBackendTypeIdentifier().equals("batch")) {
      throw new UnsupportedOperationException(
          "Agent %s cannot run in batch mode yet: set execution.runtime-mode to STREAMING, which also takes bounded input."
              .formatted(job.plan().name()));
    }
    SavedPlan.checkAndSave(job.plan(), context);
    memory = KeyedStateMemory.open(job.plan().spec().memories(), context.getKeyedStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    RunEngine<I, O> opened =
        RunEngine.open(job.plan(), job.config(), job.store(), job.limits().engine(), this);
    engine = opened;
    OperatorMetrics.register(opened, job.plan().spec().actions(), getMetricGroup());
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    EncodedKey key = (EncodedKey) getCurrentKey();
    I input = job.inputOf().of(element.getValue());
    long time = element.hasTimestamp() ? element.getTimestamp() : FinishedRun.NO_EVENT_TIME;
    RunEngine<I, O> running = running();
    if (isFull(running)) {
      while (isFull(running)) {
        mailbox.yield();
      }
      setCurrentKey(key);
    }
    running.accept(value(key), input, time, gate.begin());
    passMarks();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    gate.mark(new Time(mark));
    passMarks();
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    gate.mark(new Idleness(status));
    passMarks();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    finishRuns();
  }

  @Override
  public void endInput() throws Exception {
    finishRuns();
  }

  @Override
  public void close() throws Exception {
    RunEngine<I, O> opened = engine;
    engine = null;
    try {
      if (opened != null) {
        opened.close();
      }
    } finally {
      super.close();
    }
  }

  @Override
  public void enqueue(Runnable turn) {
    ThrowingRunnable<Exception> mail =
        () -> {
          if (engine != null) {
            turn.run();
            passMarks();
          }
        };
    try {
      mailbox.execute(mail, "turn of agent " + job.plan().name());
    } catch (RejectedExecutionException taskIsGone) {
      // Nobody waits for this turn: the task was cancelled, and its runs begin anew on restore.
    }
  }

  @Override
  public KeyedMemory memory(Object key) {
    EncodedKey current = (EncodedKey) getCurrentKey();
    if (current == null || !isKey(current, key)) {
      setCurrentKey(EncodedKey.of(key));
    }
    return open(memory);
  }

  @Override
  public void committed(FinishedRun<I, O> run) {
    if (!run.timers().isEmpty()) {
      throw new UnsupportedOperationException(
          "Agent %s set a timer, which is not supported on Flink yet; LocalRunner has timers."
              .formatted(job.plan().name()));
    }
    for (int i = 0; i < run.outputCount(); i++) {
      output.collect(at(run.eventTime(), run.output(i)));
    }
    for (DeadLetter letter : run.deadLetters()) {
      output.collect(deadLetters, at(run.eventTime(), letter));
    }
    gate.end(run.ticket());
  }

  /** Fails the job. Its restart begins the run anew. */
  @Override
  public void failed(FailedRun<I> run) {
    throw AgentFailedException.of(job.plan().name(), run);
  }

  private boolean isFull(RunEngine<I, O> running) {
    return running.inFlight() >= job.limits().maxInFlight()
        || running.pending() >= job.limits().maxPending();
  }

  /** Takes mails until every run has ended. What a turn throws ends the waiting. */
  private void finishRuns() throws Exception {
    RunEngine<I, O> running = running();
    while (running.inFlight() > 0 || running.pending() > 0) {
      mailbox.yield();
    }
    passMarks();
  }

  private void passMarks() throws Exception {
    for (Mark mark = gate.poll(); mark != null; mark = gate.poll()) {
      if (mark instanceof Time time) {
        super.processWatermark(time.watermark());
      } else if (mark instanceof Idleness idleness) {
        super.processWatermarkStatus(idleness.status());
      }
    }
  }

  private static <V> StreamRecord<V> at(long time, V value) {
    return time == FinishedRun.NO_EVENT_TIME
        ? new StreamRecord<>(value)
        : new StreamRecord<>(value, time);
  }

  @SuppressWarnings("ReferenceEquality") // equal keys that are not the same only cost time
  private static boolean isKey(EncodedKey encoded, Object key) {
    return encoded.value() == key;
  }

  private static Object value(EncodedKey key) {
    return open(key.value());
  }

  private RunEngine<I, O> running() {
    return open(engine);
  }

  private static <V> V open(@Nullable V part) {
    if (part == null) {
      throw new IllegalStateException("The operator is not open");
    }
    return part;
  }

  /** What passes the gate in order. */
  private sealed interface Mark {

    /** A later watermark says all that an earlier one said, a later status likewise. */
    default boolean replaces(Mark earlier) {
      return getClass() == earlier.getClass();
    }
  }

  private record Time(Watermark watermark) implements Mark {}

  private record Idleness(WatermarkStatus status) implements Mark {}

  /** Makes the operator on its task. */
  static final class Factory<T, I, O> extends AbstractStreamOperatorFactory<O>
      implements OneInputStreamOperatorFactory<T, O> {

    private static final long serialVersionUID = 1L;

    private final AgentSetup<T, I, O> job;
    private final OutputTag<DeadLetter> deadLetters;

    /** The job's own, which may still change until its graph is made; not shipped. */
    private final transient CheckpointConfig checkpoints;

    Factory(
        AgentSetup<T, I, O> job, OutputTag<DeadLetter> deadLetters, CheckpointConfig checkpoints) {
      this.job = job;
      this.deadLetters = deadLetters;
      this.checkpoints = checkpoints;
    }

    @Override
    public boolean isOutputTypeConfigurable() {
      return true;
    }

    /** Called when the job's graph is made: all that is to be checked of its settings is known. */
    @Override
    public void setOutputType(TypeInformation<O> type, ExecutionConfig config) {
      if (checkpoints.isCheckpointingEnabled()
          && checkpoints.getCheckpointingConsistencyMode() == CheckpointingMode.AT_LEAST_ONCE) {
        throw new InvalidProgramException(
            "Agent %s needs exactly-once checkpoints: with execution.checkpointing.mode AT_LEAST_ONCE its memory would count inputs twice after a restart."
                .formatted(job.plan().name()));
      }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Flink declares it
    public <P extends StreamOperator<O>> P createStreamOperator(
        StreamOperatorParameters<O> parameters) {
      return (P) new AgentOperator<>(parameters, job, deadLetters);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Flink declares it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
      return AgentOperator.class;
    }
  }
}
