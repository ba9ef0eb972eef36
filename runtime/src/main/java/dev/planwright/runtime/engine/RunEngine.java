package dev.planwright.runtime.engine;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.Run.Waiting;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.RunClaim;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
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
  private final ActionSpec[] actions;
  private final int[][] listeners;
  private final EngineSettings settings;
  private final EngineHost<I, O> host;
  private final Journal journal;
  private final CallPool pool;
  private final Scheduler scheduler;
  private final EngineMetrics metrics;
  private final ActionTurn<I, O> turn;
  private final WorkerWiring<I, O> wiring;
  private final AgentProgram<I> program;
  private final KeyLanes<I> lanes = new KeyLanes<>();

  /** The run object made last, which serves the next run if it has nothing to do. */
  private @Nullable Run<I, O> spare;

  /** The type of the last key, which need not be checked again. */
  private @Nullable Class<?> keyType;

  private volatile boolean closed;

  private RunEngine(
      AgentPlan<I, O> plan,
      AgentConfig config,
      Journal journal,
      EngineSettings settings,
      EngineHost<I, O> host)
      throws Exception {
    this.spec = plan.spec();
    this.actions = spec.actions().toArray(ActionSpec[]::new);
    this.listeners = spec.listeners();
    this.settings = settings;
    this.host = host;
    this.journal = journal;
    this.pool = new CallPool(spec.name(), settings.callThreads());
    this.scheduler = host.scheduler(spec.name());
    this.metrics = new EngineMetrics(spec.actions());
    this.turn = new ActionTurn<>(spec.actions(), settings.eventBudget(), metrics);
    CallDesk<I, O> desk = new CallDesk<>(turn, this, journal, pool, scheduler, metrics);
    this.wiring =
        new WorkerWiring<>(
            spec,
            config,
            turn,
            desk,
            new RunContext<>(spec, config, turn, desk, scheduler, metrics));
    try {
      this.program = plan.wire(wiring);
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
      start(key, input, eventTime, ticket);
    }
  }

  /**
   * Starts the run of a timer that is due, or queues it like an input of its key.
   *
   * @param event the dense number of {@code value}'s type
   * @param eventTime the timer's time in epoch milliseconds
   */
  public void acceptTimer(Object key, int event, Object value, long eventTime, long ticket) {
    KeyLane.Waiting<I> timer = new KeyLane.Waiting<>(null, value, event, eventTime, ticket);
    if (!lanes.queue(key, timer)) {
      start(key, timer);
    }
  }

  /** Holds a key, one of whose runs failed for good before this engine was opened. */
  public void hold(Object key) {
    lanes.held(key);
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

  FailurePolicy policyOf(Run<I, O> run) {
    return actions[run.action].onFailure();
  }

  /** The calls of the action in hand, known to the journal from its first one on. */
  ActionCalls callsOf(Run<I, O> run) {
    ActionCalls calls = run.calls;
    if (calls == null) {
      if (run.history == null) {
        run.history =
            journal.claim(
                new RunClaim(
                    KeyCodec.encode(run.key()),
                    RunIdentity.inputDigest(spec, run),
                    run.ticket,
                    run.startMillis(scheduler)));
        metrics.callsReplayed(run.history.records().size());
      }
      ActionSpec action = actions[run.action];
      calls =
          new ActionCalls(
              run.history,
              RunIdentity.path(spec, run),
              action.id(),
              action.method(),
              settings.callBudget());
      run.calls = calls;
    }
    return calls;
  }

  /** Whether the run that made these calls has not ended. */
  @SuppressWarnings("ReferenceEquality") // the very run, not one like it
  boolean isUnderWay(Run<I, O> run, ActionCalls calls) {
    return run.history == calls.run;
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
        if (settings.replay().onOutcome()) {
          run.dropLayer();
          again(run);
        } else {
          goOn(run, calls);
        }
      }
      case BACKOFF -> {}
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
  private void start(Object key, I input, long eventTime, long ticket) {
    Run<I, O> run = freeRun();
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
      start(key, input, next.eventTime(), next.ticket());
    } else if (host.isWanted(next.ticket())) {
      Run<I, O> run = freeRun();
      run.begin(key, null, next.type(), next.eventTime(), next.ticket(), host.memory(key));
      run.timer = next.timer();
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
      run = new Run<>(listeners, new RunMemory(spec.memories()));
      spare = run;
    }
    return run;
  }

  /** Goes from action to action, as far as it gets without waiting. */
  private void advance(Run<I, O> run) {
    do {
      if (!execute(run)) {
        return;
      }
      run.keepLayer();
    } while (run.takeAction());
    commit(run);
  }

  /** The suspended run goes on: its memory is its key's, whatever ran in between. */
  private void resume(Run<I, O> run) {
    run.waiting = null;
    run.memory.over(host.memory(run.key()));
  }

  /** Executes the action in hand of a suspended run from its start. */
  private void again(Run<I, O> run) {
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
    if (deliver(run, calls)) {
      run.keepLayer();
      if (run.takeAction()) {
        advance(run);
      } else {
        commit(run);
      }
    }
  }

  /**
   * Executes the action in hand from its start.
   *
   * @return whether it is complete; if not, the run waits or has failed
   */
  private boolean execute(Run<I, O> run) {
    turn.begin(run);
    try {
      program.invoke(run.action, run.event());
    } catch (Throwable thrown) {
      return threw(run, thrown);
    }
    turn.leave();
    if (run.calls != null || run.stage != null || turn.isOver()) {
      return turn.isOver() ? over(run) : deliver(run, run.calls);
    }
    metrics.completed(run.action);
    return true;
  }

  private boolean threw(Run<I, O> run, Throwable thrown) {
    turn.leave();
    return turn.isOver() ? over(run) : failed(run, thrown);
  }

  /** The execution was ended by the engine, however its code went on from there. */
  private boolean over(Run<I, O> run) {
    RunAbortedException reason = turn.aborted();
    if (reason != null) {
      return aborted(run, reason);
    }
    run.dropLayer();
    return suspend(run, Waiting.OUTCOME);
  }

  private boolean aborted(Run<I, O> run, RunAbortedException reason) {
    run.dropLayer();
    metrics.failed(run.action);
    return fail(run, reason);
  }

  /**
   * After the action's method has returned: hands over outcomes in their order until the action is
   * complete.
   */
  private boolean deliver(Run<I, O> run, @Nullable ActionCalls calls) {
    while (!isComplete(run, calls)) {
      turn.begin(run);
      boolean delivered = calls != null && calls.deliverNext();
      turn.leave();
      if (turn.isOver()) {
        return over(run);
      }
      if (!delivered) {
        return (calls != null && calls.anyInFlight())
            ? suspend(run, Waiting.CALLBACKS)
            : aborted(run, neverComplete(run));
      }
    }
    return completed(run);
  }

  private static boolean isComplete(Run<?, ?> run, @Nullable ActionCalls calls) {
    return run.stage != null ? run.stage.isDone() : (calls == null || calls.allDelivered());
  }

  private boolean completed(Run<I, O> run) {
    if (run.stage != null) {
      turn.begin(run);
      try {
        program.completed(run.action, run.stage.join());
      } catch (CompletionException failure) {
        return failed(run, failure.getCause() == null ? failure : failure.getCause());
      } catch (Throwable failure) {
        return failed(run, failure);
      } finally {
        turn.leave();
      }
    }
    metrics.completed(run.action);
    return true;
  }

  private RunAbortedException neverComplete(Run<I, O> run) {
    return new RunAbortedException(
        Reason.STAGE_WITHOUT_CALL,
        "%s waits for a stage that no durable call will complete"
            .formatted(turn.method(run.action)),
        null);
  }

  private boolean suspend(Run<I, O> run, Waiting reason) {
    run.waiting = reason;
    if (!run.suspended) {
      run.suspended = true;
      lanes.suspended(run.key());
    }
    return false;
  }

  /** The action threw: another attempt, or what its policy says then. */
  private boolean failed(Run<I, O> run, Throwable thrown) {
    run.dropLayer();
    if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
      throw fatal;
    }
    FailurePolicy policy = policyOf(run);
    metrics.failed(run.action);
    run.failures++;
    if (policy.retries(run.failures, thrown)) {
      return retry(run, policy);
    }
    return switch (policy.then()) {
      case FAIL -> fail(run, thrown);
      case SKIP -> {
        metrics.skipped(run.action);
        yield true;
      }
      case DEAD_LETTER -> {
        metrics.deadLettered(run.action);
        run.addDeadLetter(
            new DeadLetter(
                run.key(), run.origin(), run.event(), actions[run.action].id(), thrown.toString()));
        yield true;
      }
    };
  }

  private boolean retry(Run<I, O> run, FailurePolicy policy) {
    ActionCalls calls = run.calls;
    if (calls != null) {
      calls.nextAttempt();
    }
    Duration backoff = policy.backoffAfter(run.failures, ThreadLocalRandom.current().nextDouble());
    long life = run.life;
    Runnable again = () -> enqueue(() -> backedOff(run, life));
    if (backoff.isZero()) {
      again.run();
    } else {
      scheduler.after(backoff, again);
    }
    return suspend(run, Waiting.BACKOFF);
  }

  private void backedOff(Run<I, O> run, long life) {
    if (run.life == life && run.waiting == Waiting.BACKOFF) {
      again(run);
    }
  }

  /** The run has failed for good; nothing of it is applied. */
  private boolean fail(Run<I, O> run, Throwable cause) {
    metrics.runFailed();
    FailedRun<I> failed =
        new FailedRun<>(
            run.key(), run.input, run.ticket, turn.method(run.action), run.event, cause);
    if (settings.holdsFailedKeys()) {
      lanes.held(run.key());
    }
    forgetHistory(run);
    host.failed(failed);
    release(run);
    return false;
  }

  private void commit(Run<I, O> run) {
    run.memory.commit();
    run.countFigures();
    metrics.runCommitted();
    host.committed(run);
    forgetHistory(run);
    release(run);
  }

  private void forgetHistory(Run<I, O> run) {
    if (run.history != null) {
      journal.ended(run.history);
    }
  }

  /**
   * The run has ended: its object may serve another, and if its key has a lane, the lane's next
   * inputs go on.
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
      for (var next = lanes.next(key); next != null; next = lanes.next(key)) {
        start(key, next);
      }
    }
  }
}
