package dev.planwright.flink;

import dev.planwright.flink.AgentTimers.Timer;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.Quarantine;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.EngineHost;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.engine.FinishedRun;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.engine.TimerChange;
import dev.planwright.runtime.engine.UnfinishedRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * The engine's host on Flink: one operator per agent, one engine per subtask, all on the task's
 * thread.
 *
 * <p>An input starts a run under its key. What a run waits for comes back as a mail to the task and
 * goes on there, so a waiting run holds up neither other keys nor this thread nor a checkpoint,
 * which holds suspended runs and what waits behind them ({@link UnfinishedRuns}). Memory is keyed
 * state, written when a run commits; outputs leave then, with their input's timestamp. A watermark
 * leaves when the runs before it have ended ({@link WatermarkGate}). A timer that is due starts a
 * run of its own, which holds back no watermark.
 *
 * <p>The operator takes mails, and no input, only while too many inputs queue, and at the end of
 * bounded input until every run has ended. In batch mode Flink forgets a key's state when it comes
 * to the next key, so there each run ends before the next input is taken.
 *
 * <p>This class, its factory and its timer services are the only ones that see Flink's operator
 * internals.
 *
 * @param <T> what the operator reads
 */
final class AgentOperator<T, I, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<T, O>,
        BoundedOneInput,
        EngineHost<I, O>,
        Triggerable<EncodedKey, VoidNamespace>,
        KeyedContext,
        LastTimers.Host {

  private static final long serialVersionUID = 1L;

  private static final long FORGET_AGAIN_MILLIS = 10_000;

  private final transient AgentSetup<T, I, O> setup;
  private final transient OutputTag<DeadLetter> deadLetters;
  private final transient MailboxExecutor mailbox;
  private final transient WatermarkGate<StreamMark> gate =
      new WatermarkGate<>(StreamMark::replaces);
  private final transient TimerServices timerServices = new TimerServices(this);
  private transient boolean isBatch;
  private transient @Nullable AgentState<I> state;
  private transient @Nullable CheckpointedJournal journal;
  private transient @Nullable RunEngine<I, O> engine;

  /** Whether anything has happened to runs since the last checkpoint. */
  private transient boolean hasTurned;

  /** Runs of the restored checkpoint that the engine has not been given yet; null if it has. */
  private transient @Nullable List<UnfinishedRun<I>> restored;

  AgentOperator(
      StreamOperatorParameters<O> parameters,
      AgentSetup<T, I, O> setup,
      OutputTag<DeadLetter> deadLetters) {
    super(parameters);
    this.setup = setup;
    this.deadLetters = deadLetters;
    this.mailbox = parameters.getMailboxExecutor();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    RuntimeContext runtime = getRuntimeContext();
    isBatch = context.getKeyedStateStore().getBackendTypeIdentifier().equals("batch");
    try {
      state =
          AgentState.open(
              setup,
              context,
              isBatch,
              KeyGroups.of(runtime.getTaskInfo()),
              runtime.getJobInfo().getJobId().toString(),
              this,
              timerServices,
              this::forgetAt);
    } catch (IllegalStateException refused) {
      throw AgentFailedException.notTakenOver(setup.plan().name(), refused);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    timerServices.open(
        getInternalTimerService("planwright", VoidNamespaceSerializer.INSTANCE, this),
        getInternalTimerService(
            "planwright-forgetting", VoidNamespaceSerializer.INSTANCE, new Forgetting()));
    CheckpointedJournal recorded = openJournal();
    journal = recorded;
    List<UnfinishedRun<I>> runs = open(state).restore(recorded, gate::begin);
    RunEngine<I, O> opened =
        RunEngine.open(setup.plan(), setup.config(), recorded, setup.limits().engine(), this);
    engine = opened;
    OperatorMetrics.register(opened, recorded, setup.plan().spec().actions(), getMetricGroup());
    if (!runs.isEmpty()) {
      // Not here: what they give out may not leave before the task runs.
      restored = runs;
      mailbox.execute(this::resumeRestored, "restored runs of agent " + setup.plan().name());
    }
  }

  private CheckpointedJournal openJournal() throws Exception {
    try {
      return open(state).openJournal(this::fail);
    } catch (IOException failure) {
      throw AgentFailedException.unopened(setup.plan().name(), failure);
    }
  }

  /**
   * Begins with the runs of the restored checkpoint, if that has not been done: before anything
   * else that may concern their keys. A timer that came due while the job was down is before the
   * mail that is there for this.
   */
  private void resumeRestored() throws Exception {
    List<UnfinishedRun<I>> runs = restored;
    restored = null;
    if (engine != null && runs != null) {
      runs.forEach(running()::resume);
      passMarks();
    }
  }

  /** In batch mode the key's state is gone when the next key is set. */
  @Override
  @SuppressWarnings("rawtypes") // as Flink declares it
  public void setKeyContextElement1(StreamRecord record) throws Exception {
    if (isBatch && engine != null) {
      finishRuns();
    }
    super.setKeyContextElement1(record);
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    EncodedKey key = (EncodedKey) getCurrentKey();
    I input = setup.inputOf().of(element.getValue());
    long time = element.hasTimestamp() ? element.getTimestamp() : FinishedRun.NO_EVENT_TIME;
    RunEngine<I, O> running = running();
    if (isFull(running) || restored != null) {
      resumeRestored();
      while (isFull(running)) {
        mailbox.yield();
      }
      setCurrentKey(key);
    }
    running.accept(open(key.value()), input, time, gate.begin());
    passMarks();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    resumeRestored();
    gate.mark(new StreamMark.Time(mark));
    passMarks();
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    gate.mark(new StreamMark.Idleness(status));
    passMarks();
  }

  @Override
  public void onEventTime(InternalTimer<EncodedKey, VoidNamespace> timer) throws Exception {
    startDueTimers(timer.getKey(), true, timer.getTimestamp());
  }

  @Override
  public void onProcessingTime(InternalTimer<EncodedKey, VoidNamespace> timer) throws Exception {
    if (restored != null) {
      resumeRestored();
      setCurrentKey(timer.getKey());
    }
    startDueTimers(timer.getKey(), false, timer.getTimestamp());
    passMarks();
  }

  private void startDueTimers(EncodedKey key, boolean isEventTime, long millis) throws Exception {
    List<Timer> due = open(state).timers().takeDue(isEventTime, millis);
    if (!due.isEmpty()) {
      Object business = business(key);
      for (Timer timer : due) {
        long ticket = open(state).dueTimers().add(business, timer.event());
        running().acceptTimer(business, timer.event(), timer.value(), timer.dueMillis(), ticket);
      }
      if (isBatch) {
        finishRuns();
      }
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    if (restored == null) { // else state still holds them as they were restored
      open(state)
          .save(
              running(),
              open(journal),
              context.getCheckpointId(),
              timerServices.millis(),
              hasTurned);
      hasTurned = false;
    }
    super.snapshotState(context);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    if (journal != null) {
      journal.completed(checkpoint);
    }
  }

  @Override
  public void endInput() throws Exception {
    finishRuns();
    if (!isBatch) {
      new LastTimers(setup.plan().name(), timerServices, this).end(setup.endOfInput());
    }
  }

  @Override
  public void takeMail() throws Exception {
    mailbox.yield();
  }

  @Override
  public void start(EncodedKey key, boolean isEventTime, long millis) throws Exception {
    setCurrentKey(key);
    startDueTimers(key, isEventTime, millis);
  }

  @Override
  public int drop(EncodedKey key, boolean isEventTime, long millis) throws Exception {
    setCurrentKey(key);
    return open(state).timers().takeDue(isEventTime, millis).size();
  }

  @Override
  public void close() throws Exception {
    RunEngine<I, O> opened = engine;
    engine = null;
    try {
      if (opened != null) {
        opened.close();
      } else if (journal != null) {
        journal.close();
      }
    } finally {
      super.close();
    }
  }

  @Override
  public void enqueue(Runnable turn) {
    mail(
        () -> {
          if (engine != null) {
            turn.run();
            passMarks();
          }
        });
  }

  /** Fails the task, from any thread. */
  private void fail(Throwable cause) {
    mail(
        () -> {
          throw AgentFailedException.lost(setup.plan().name(), cause);
        });
  }

  private void mail(ThrowingRunnable<Exception> turn) {
    try {
      mailbox.execute(turn, "turn of agent " + setup.plan().name());
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
    return open(state).memory();
  }

  @Override
  public boolean isWanted(long ticket) {
    return open(state).dueTimers().start(ticket);
  }

  @Override
  public void committed(FinishedRun<I, O> run) {
    for (int i = 0; i < run.outputCount(); i++) {
      output.collect(at(run.eventTime(), run.output(i)));
    }
    for (DeadLetter letter : run.deadLetters()) {
      output.collect(deadLetters, at(run.eventTime(), letter));
    }
    if (!run.timers().isEmpty()) {
      change(run);
    }
    endMark(run.ticket());
  }

  /** Watermarks need not wait for this run any more. */
  private void endMark(long ticket) {
    if (!DueTimers.isTimer(ticket)) {
      gate.end(ticket);
    }
  }

  private void change(FinishedRun<I, O> run) {
    try {
      memory(run.key());
      open(state).timers().apply(run.timers());
      for (TimerChange change : run.timers()) {
        if (change instanceof TimerChange.Cancel cancel) {
          open(state).dueTimers().cancel(run.key(), cancel.events());
        }
      }
    } catch (Exception e) {
      throw new FlinkRuntimeException("Could not set the timers of a run: " + e.getMessage(), e);
    }
  }

  /** Fails the job, whose restart begins the run anew; or gives the run up, and goes on. */
  @Override
  public boolean failed(FailedRun<I> run) {
    if (setup.quarantine() == Quarantine.HOLD || !FailureKind.of(run.cause()).isOfTheRun()) {
      throw AgentFailedException.of(setup.plan().name(), run);
    }
    LOG.error(
        "{}. This run is given up, see the dead letters",
        AgentFailedException.text(setup.plan().name(), run),
        run.cause());
    output.collect(deadLetters, at(run.eventTime(), GivenUpRun.letter(setup.plan().spec(), run)));
    endMark(run.ticket());
    return true;
  }

  @Override
  public void select(EncodedKey key) {
    setCurrentKey(key);
  }

  @Override
  public EncodedKey selected() {
    return (EncodedKey) getCurrentKey();
  }

  @Override
  public List<EncodedKey> keysOf(String name) {
    KeyedStateBackend<EncodedKey> backend = getKeyedStateBackend();
    try (Stream<EncodedKey> keys = backend.getKeys(name, VoidNamespace.INSTANCE)) {
      return keys.toList();
    }
  }

  /** Runs that have not ended, and inputs that wait. */
  int unfinished() {
    RunEngine<I, O> running = running();
    return running.inFlight() + running.pending() + (restored == null ? 0 : restored.size());
  }

  /** In batch mode a key is forgotten as a whole, soon enough. */
  private void forgetAt(long millis) {
    if (!isBatch) {
      timerServices.forgetAt(millis);
    }
  }

  private boolean isFull(RunEngine<I, O> running) {
    return running.pending() >= setup.limits().maxPending();
  }

  /**
   * Takes mails until every run has ended, and those of timers for which that has made way. What a
   * turn throws ends the waiting.
   */
  @Override
  public void finishRuns() throws Exception {
    while (unfinished() > 0) {
      mailbox.yield();
      passMarks();
    }
  }

  /** After every turn. */
  private void passMarks() throws Exception {
    hasTurned = true;
    for (StreamMark mark = gate.poll(); mark != null; mark = gate.poll()) {
      if (mark instanceof StreamMark.Time time && time.isLast() && !isBatch) {
        timerServices.passLast(() -> super.processWatermark(time.watermark()));
      } else if (mark instanceof StreamMark.Time time) {
        super.processWatermark(time.watermark());
      } else if (mark instanceof StreamMark.Idleness idleness) {
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

  private Object business(EncodedKey key) throws CodecException {
    return KeyCodec.decode(key.bytes(), setup.keyType());
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

  /** Wakes keys whose memory has something that is over. A busy key is tried again later. */
  private final class Forgetting implements Triggerable<EncodedKey, VoidNamespace> {

    @Override
    public void onEventTime(InternalTimer<EncodedKey, VoidNamespace> timer) {}

    @Override
    public void onProcessingTime(InternalTimer<EncodedKey, VoidNamespace> timer) throws Exception {
      if (restored == null && running().isIdle(business(timer.getKey()))) {
        open(state).memory().forget(timer.getTimestamp());
      } else {
        forgetAt(timerServices.millis() + FORGET_AGAIN_MILLIS);
      }
    }
  }
}
