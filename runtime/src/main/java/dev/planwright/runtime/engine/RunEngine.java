package dev.planwright.runtime.engine;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.Run.Waiting;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.GuardedProgram;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.RunHistory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Executes the runs of one agent on one thread: the thread that opened it, and that must make every
 * call but {@link #enqueue}'s.
 *
 * <p>A run goes from action to action until no event is left, then commits. Most runs do that
 * within {@link #accept}. An action that waits for a durable call leaves its run suspended; the
 * outcome's turn goes on with it, from the start of the action if that has unwound. Runs of other
 * keys go on meanwhile; inputs of the same key queue in the key's {@link KeyLanes lane}. Keys that
 * have no suspended run cost nothing here.
 *
 * @param <I> what the agent takes in
 * @param <O> what it gives out
 */
public final class RunEngine<I, O> implements AutoCloseable {

  /**
   * Runs that one object serves before it is left to the collector. It must not grow old: a store
   * into an old object costs a barrier, and a run is little else than stores.
   */
  static final int LIVES = 4096;

  private final PlanSpec<I, O> spec;
  private final int[][] listeners;
  private final EngineSettings settings;
  private final EngineHost<I, O> host;
  private final Journal journal;
  private final RunJournals<I, O> journals;
  private final Recorder recorder;
  private final CallPool pool;
  private final Scheduler scheduler;
  private final EngineMetrics metrics;
  private final ActionTurn<I, O> turn;
  private final CallDesk<I, O> desk;
  private final WorkerWiring<I, O> wiring;
  private final AgentProgram<I> program;
  private final ActionSteps<I, O> steps;
  private final KeyLanes<I> lanes;

  /** The run object made last, which serves the next run if it has nothing to do. */
  private @Nullable Run<I, O> spare;

  /** The type of the last key, which need not be checked again. */
  private @Nullable Class<?> keyType;

  /** Implementations and reconcilers that are being executed. */
  private int executing;

  private volatile boolean closed;

  private RunEngine(
      AgentPlan<I, O> plan,
      AgentConfig config,
      Journal journal,
      EngineSettings settings,
      EngineHost<I, O> host)
      throws Exception {
    this.spec = plan.spec();
    this.listeners = spec.listeners();
    this.settings = settings;
    this.lanes = new KeyLanes<>(settings.maxInFlight());
    this.host = host;
    this.journal = journal;
    this.pool = new CallPool(spec.name(), settings.callThreads());
    this.scheduler = host.scheduler(spec.name());
    this.metrics = new EngineMetrics(spec.actions());
    this.turn = new ActionTurn<>(spec.actions(), settings.eventBudget(), metrics);
    this.journals = new RunJournals<>(spec, journal, scheduler, metrics, settings.callBudget());
    this.recorder = new Recorder(journal, turn, this::enqueue);
    this.desk =
        new CallDesk<>(
            turn, this, journals, recorder, journal.isSurviving(), pool, scheduler, metrics);
    this.wiring =
        new WorkerWiring<>(
            spec, config, turn, desk, new RunContext<>(spec, config, turn, desk, metrics));
    try {
      this.program = plan.wire(wiring);
      this.steps =
          new ActionSteps<>(spec, program, turn, this, journals, recorder, scheduler, metrics);
    } catch (Throwable failure) {
      closeAll(failure);
      throw failure;
    }
  }

  /**
   * Builds the agent on this thread.
   *
   * @throws Exception what a provider or the agent's constructor threw, or that the store cannot be
   *     opened
   */
  public static <I, O> RunEngine<I, O> open(
      AgentPlan<I, O> plan,
      AgentConfig config,
      ActionStateStore store,
      EngineSettings settings,
      EngineHost<I, O> host)
      throws Exception {
    return open(plan, config, store.open(plan.name()), settings, host);
  }

  /**
   * Like {@link #open(AgentPlan, AgentConfig, ActionStateStore, EngineSettings, EngineHost)} over a
   * journal that is open already; the engine closes it.
   */
  public static <I, O> RunEngine<I, O> open(
      AgentPlan<I, O> plan,
      AgentConfig config,
      Journal journal,
      EngineSettings settings,
      EngineHost<I, O> host)
      throws Exception {
    return new RunEngine<>(plan, config, journal, settings, host);
  }

  /**
   * Starts the run of an input, or queues it behind an unfinished run of its key.
   *
   * @param eventTime epoch milliseconds, or {@link FinishedRun#NO_EVENT_TIME}
   * @param ticket handed back with the run
   * @throws IllegalArgumentException if {@code key} is of a type that is no key
   */
  public void accept(Object key, I input, long eventTime, long ticket) {
    if (key.getClass() != keyType) {
      KeyCodec.check(key);
      keyType = key.getClass();
    }
    if (!lanes.queue(key, input, eventTime, ticket)) {
      start(key, input, eventTime, ticket, null);
    }
  }

  /**
   * Starts the run of a timer that is due, or queues it like an input of its key.
   *
   * @param event the dense number of {@code value}'s type
   * @param eventTime the timer's time in epoch milliseconds
   */
  public void acceptTimer(Object key, int event, Object value, long eventTime, long ticket) {
    KeyLane.Waiting<I> timer = new KeyLane.Waiting<>(null, value, event, eventTime, ticket, null);
    if (!lanes.queue(key, timer)) {
      start(key, timer);
    }
  }

  /**
   * Starts a run that an earlier engine had not finished, or queues it: what it has recorded is not
   * done again. Runs of a key are to be given in their order.
   */
  public void resume(UnfinishedRun<I> run) {
    KeyLane.Waiting<I> waiting =
        new KeyLane.Waiting<>(
            run.input(), run.timer(), run.event(), run.eventTime(), run.ticket(), run.history());
    if (!lanes.queue(run.key(), waiting)) {
      start(run.key(), waiting);
    }
  }

  /** Tells every run that has not ended, those of a key in their order. */
  public void forEachUnfinished(Consumer<UnfinishedRun<I>> consumer) {
    lanes.forEach(consumer);
  }

  /** Holds a key, one of whose runs failed for good before this engine was opened. */
  public void hold(Object key) {
    lanes.held(key);
  }

  /** Whether no run of a key is unfinished here. */
  public boolean isIdle(Object key) {
    return lanes.isIdle(key);
  }

  /** Runs that wait for something. */
  public int inFlight() {
    return lanes.inFlight();
  }

  /** Inputs queued behind unfinished runs of their keys, held keys included. */
  public int pending() {
    return lanes.pending();
  }

  /** Those of {@link #pending} whose key is held, so that no outcome will set them free. */
  public int heldInputs() {
    return lanes.heldInputs();
  }

  /**
   * Whether no run can go on without more input or more time: no call is being executed, and no
   * record is on its way to the store.
   */
  public boolean isSettled() {
    return executing == 0 && recorder.isSettled();
  }

  /** Durable calls that wait for a thread of the call pool. May be asked on any thread. */
  public int queuedCalls() {
    return pool.queued();
  }

  /** What the engine has done so far. */
  public EngineMetrics metrics() {
    return metrics;
  }

  /**
   * Stops taking turns, interrupts running calls, and closes the agent's resources. Suspended runs
   * are forgotten.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      closeAll(null);
    }
  }

  private void closeAll(@Nullable Throwable cause) {
    pool.close();
    scheduler.close();
    try {
      wiring.close();
    } catch (RuntimeException failure) {
      if (cause == null) {
        throw failure;
      }
      cause.addSuppressed(failure);
    } finally {
      journal.close();
    }
  }

  /** A call, or its reconciler, is about to be executed. */
  void callBegins() {
    executing++;
  }

  /** What was told by {@link #callBegins} has ended; this is a turn of its own. */
  void callHasEnded() {
    executing--;
  }

  /** Takes a turn on the agent's thread, unless the engine is closed by then. From any thread. */
  void enqueue(Runnable task) {
    if (!closed) {
      host.enqueue(
          () -> {
            if (!closed) {
              task.run();
            }
          });
    }
  }

  /** Whether the run that made these calls has not ended. */
  @SuppressWarnings("ReferenceEquality") // the very run, not one like it
  boolean isUnderWay(Run<I, O> run, ActionCalls calls) {
    return run.recorded == calls.run;
  }

  /** A call has a durable outcome: goes on with its run if that waits for it. */
  void outcome(Run<I, O> run, ActionCalls calls, Call call) {
    if (turn.isOpen() || run.calls != calls || run.waiting == null) {
      return;
    }
    switch (run.waiting) {
      case OUTCOME -> {
        if (calls.waitingFor == call) {
          again(run);
        }
      }
      case CALLBACKS -> {
        if (replaysOnOutcome()) {
          run.dropLayer();
          again(run);
        } else {
          goOn(run, calls);
        }
      }
      case BACKOFF -> {}
    }
  }

  /** Whether an action is executed again on an outcome that it could take as it is. */
  boolean replaysOnOutcome() {
    return settings.replay().onOutcome();
  }

  /** A failure counts no more, because the action is in another attempt by now. */
  void forgotten(Run<I, O> run, ActionCalls calls) {
    if (run.calls == calls && run.waiting != null && run.waiting != Waiting.BACKOFF) {
      run.dropLayer();
      again(run);
    }
  }

  /** A call can have no outcome: its run fails, unless it has gone on without that call. */
  void abort(Run<I, O> run, ActionCalls calls, RunAbortedException reason) {
    if (run.calls == calls && run.waiting != null) {
      resume(run);
      run.dropLayer();
      fail(run, reason);
    }
  }

  /** Starts a run. */
  private void start(Object key, I input, long eventTime, long ticket, @Nullable RunHistory saved) {
    Run<I, O> run = freeRun();
    if (saved != null) {
      run.saved = saved;
    }
    run.begin(key, input, program.eventOf(input), eventTime, ticket, host.memory(key));
    if (run.takeInput()) {
      advance(run);
    } else {
      commit(run);
    }
  }

  /** Starts what has waited, unless it is a timer that nobody wants any more. */
  private void start(Object key, KeyLane.Waiting<I> next) {
    I input = next.input();
    if (input != null) {
      start(key, input, next.eventTime(), next.ticket(), next.saved());
    } else if (host.isWanted(next.ticket())) {
      Run<I, O> run = freeRun();
      run.begin(key, null, next.type(), next.eventTime(), next.ticket(), host.memory(key));
      run.timer = next.timer();
      run.saved = next.saved();
      if (run.takeInput()) {
        advance(run);
      } else {
        commit(run);
      }
    }
  }

  private Run<I, O> freeRun() {
    Run<I, O> run = spare;
    if (run == null || run.isUnderWay()) {
      run =
          new Run<>(
              listeners,
              program instanceof GuardedProgram<I> guarded ? guarded : null,
              new RunMemory(spec.memories(), desk::startMillis, turn::unreadable));
      spare = run;
    }
    return run;
  }

  /** Goes from action to action, as far as it gets without waiting. */
  private void advance(Run<I, O> run) {
    do {
      if (!steps.execute(run)) {
        return;
      }
    } while (run.takeAction());
    commit(run);
  }

  /** The suspended run goes on: its memory is its key's, whatever ran in between. */
  private void resume(Run<I, O> run) {
    run.waiting = null;
    run.memory.over(host.memory(run.key()));
  }

  /** Executes the action in hand of a suspended run from its start. */
  void again(Run<I, O> run) {
    resume(run);
    run.forgetExecution();
    if (run.calls != null) {
      run.calls.restart();
    }
    advance(run);
  }

  /** The action in hand of a suspended run may be complete. */
  private void goOn(Run<I, O> run, ActionCalls calls) {
    resume(run);
    if (steps.deliver(run, calls)) {
      if (run.takeAction()) {
        advance(run);
      } else {
        commit(run);
      }
    }
  }

  /** The run waits; false, for a step that has not come to its end. */
  boolean suspend(Run<I, O> run, Waiting reason) {
    run.waiting = reason;
    if (!run.suspended) {
      run.suspended = true;
      lanes.suspended(run);
    }
    return false;
  }

  /**
   * The run has failed for good; nothing of it is applied. Its records are kept, unless the host
   * has given it up: whoever makes it again, makes no recorded call again.
   */
  boolean fail(Run<I, O> run, Throwable cause) {
    return fail(run, turn.method(run.action), run.keptEvent(), cause);
  }

  private boolean fail(
      Run<I, O> run, @Nullable String action, @Nullable Object event, Throwable cause) {
    metrics.runFailed();
    FailedRun<I> failed =
        new FailedRun<>(
            run.key(),
            run.input,
            run.origin(),
            run.eventTime,
            run.ticket,
            action,
            event,
            cause,
            journals.lastAttempt(run, cause));
    if (settings.holdsFailedKeys()) {
      lanes.held(run.key());
    }
    if (host.failed(failed)) {
      journals.givenUp(run);
    }
    release(run);
    return false;
  }

  private void commit(Run<I, O> run) {
    try {
      host.committing(run);
      run.memory.commit();
    } catch (RunAbortedException refused) {
      fail(run, null, null, refused);
      return;
    }
    run.countFigures();
    metrics.runCommitted();
    host.committed(run);
    journals.committed(run);
    release(run);
  }

  /**
   * The run has ended: its object may serve another, and if it has waited, there is room for what
   * waits behind it.
   */
  private void release(Run<I, O> run) {
    boolean suspended = run.suspended;
    Object key = run.key();
    run.clear();
    if (run.life == LIVES) {
      spare = null;
    }
    if (suspended) {
      lanes.ended(key);
      for (var lane = lanes.next(); lane != null; lane = lanes.next()) {
        start(lane.key, lanes.take(lane));
      }
    }
  }
}
