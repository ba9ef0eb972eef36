package dev.planwright.runtime.engine;

import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.plan.Arguments;
import dev.planwright.runtime.plan.DurableCalls;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.Reconciler;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes durable calls for the actions of one worker.
 *
 * <p>A call goes: name it within its action; hand over its outcome if there is one; else put it on
 * its {@link CallCourse way}, at whose end its outcome is recorded, and when the record is durable,
 * handed to the run. Only the implementation is off the agent's thread; recording is on it, so the
 * order of the records is the order of delivery.
 *
 * <p>The end of an implementation is always a turn of its own, even if it ends at once (an inline
 * call excepted): an outcome never arrives in the middle of an action, live or replayed.
 */
final class CallDesk<I, O> implements DurableCalls {

  private final ActionTurn<I, O> turn;
  private final RunEngine<I, O> engine;
  private final RunJournals<I, O> journals;
  private final Recorder recorder;
  private final boolean isSurviving;
  private final CallPool pool;
  private final Scheduler scheduler;
  private final EngineMetrics metrics;

  /**
   * @param isSurviving whether records survive this process
   */
  CallDesk(
      ActionTurn<I, O> turn,
      RunEngine<I, O> engine,
      RunJournals<I, O> journals,
      Recorder recorder,
      boolean isSurviving,
      CallPool pool,
      Scheduler scheduler,
      EngineMetrics metrics) {
    this.turn = turn;
    this.engine = engine;
    this.journals = journals;
    this.recorder = recorder;
    this.isSurviving = isSurviving;
    this.pool = pool;
    this.scheduler = scheduler;
    this.metrics = metrics;
  }

  /** Throws unless the agent's code may act now. */
  void requireInside() {
    turn.run();
  }

  /**
   * When the run in hand started, in epoch milliseconds: as an earlier process recorded it, if one
   * did.
   */
  long startMillis() {
    return recordedOf(turn.run()).history.startMillis();
  }

  /**
   * What the journal knows of the run whose action is running.
   *
   * @throws RunAbortedException if its records are damaged
   */
  private RunCalls recordedOf(Run<I, O> run) {
    try {
      return journals.of(run);
    } catch (JournalException damaged) {
      throw turn.abort(Reason.DAMAGED_RECORDS, String.valueOf(damaged.getMessage()), damaged);
    }
  }

  /**
   * The calls of the action that is running. If an earlier process has recorded failed attempts of
   * it, this is the attempt after those, and unwinds if it is not due yet.
   */
  private ActionCalls callsOf(Run<I, O> run) {
    ActionCalls calls = run.calls;
    if (calls == null) {
      recordedOf(run);
      calls = journals.takeUp(run);
      if (calls.dueMillis() > scheduler.millis()) {
        throw turn.unwind();
      }
    }
    return calls;
  }

  @Override
  public <T extends @Nullable Object> DurableMethod<T> declare(DurableMethod<T> method) {
    if (method.writesIntent() && !isSurviving) {
      throw new IllegalStateException(
          ("%s is %s, but the store forgets everything with this process, so an interruption could not be noticed. Give"
                  + " the runner a store that survives, such as RocksDbActionStateStore.at(path), or make the call"
                  + " AT_LEAST_ONCE.")
              .formatted(method.source(), method.mode()));
    }
    return method;
  }

  @Override
  public <T extends @Nullable Object> T call(
      DurableMethod<T> method,
      Arguments arguments,
      Callable<T> body,
      @Nullable Reconciler<T> reconciler) {
    Run<I, O> run = turn.run();
    ActionCalls calls = callsOf(run);
    Call call = make(calls, method, arguments, true);
    boolean isNew = call.outcome == null;
    begin(run, calls, call, method, reconciler, attempt -> startPlain(method, attempt, body));
    Outcome outcome = call.outcome;
    if (outcome == null || (isNew && engine.replaysOnOutcome())) {
      calls.waitingFor = call;
      if (outcome != null) {
        engine.enqueue(() -> engine.outcome(run, calls, call));
      }
      throw turn.unwind();
    }
    calls.handOver();
    try {
      return Outcomes.open(method, call, outcome);
    } catch (RunAbortedException reason) {
      throw turn.abort(reason);
    }
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> callAsync(
      DurableMethod<T> method,
      Arguments arguments,
      Callable<? extends CompletionStage<T>> body,
      @Nullable Reconciler<T> reconciler) {
    return follow(method, arguments, reconciler, attempt -> startStage(method, attempt, body));
  }

  /**
   * A call without a stage whose result the action does not wait for: what {@code
   * durableExecuteAsync} makes.
   */
  <T extends @Nullable Object> AgentFuture<T> callOnPool(
      DurableMethod<T> method, Arguments arguments, Callable<? extends T> body) {
    return follow(
        method, arguments, null, attempt -> pool.execute(() -> attempt.plain(body, true)));
  }

  private <T extends @Nullable Object> AgentFuture<T> follow(
      DurableMethod<T> method,
      Arguments arguments,
      @Nullable Reconciler<T> reconciler,
      CallCourse.Start<T> start) {
    Run<I, O> run = turn.run();
    ActionCalls calls = callsOf(run);
    Call call = make(calls, method, arguments, false);
    PendingResult<T> pending = new PendingResult<>(method, call, new AgentFuture<>(this), true);
    calls.expect(call, pending);
    begin(run, calls, call, method, reconciler, start);
    return pending.future();
  }

  private <T extends @Nullable Object> void begin(
      Run<I, O> run,
      ActionCalls calls,
      Call call,
      DurableMethod<T> method,
      @Nullable Reconciler<T> reconciler,
      CallCourse.Start<T> start) {
    if (call.outcome == null && !call.inFlight) {
      new CallCourse<>(
              this,
              engine,
              run,
              calls,
              call,
              method,
              reconciler,
              journals.policyOf(run).retry(),
              start)
          .begin();
    }
  }

  private <T extends @Nullable Object> void startPlain(
      DurableMethod<T> method, CallTry<T> attempt, Callable<T> body) {
    if (method.inline()) {
      onAgentThread(() -> attempt.plain(body, false));
    } else {
      pool.execute(() -> attempt.plain(body, true));
    }
  }

  private <T extends @Nullable Object> void startStage(
      DurableMethod<T> method, CallTry<T> attempt, Callable<? extends CompletionStage<T>> body) {
    if (method.blocking()) {
      pool.execute(() -> attempt.stage(body, true));
    } else {
      onAgentThread(() -> attempt.stage(body, false));
    }
  }

  /** The implementation runs here, and is no part of the action that may be running. */
  private void onAgentThread(Runnable implementation) {
    boolean within = turn.isOpen();
    if (within) {
      turn.stepOut();
    }
    implementation.run();
    if (within) {
      turn.stepIn();
    }
  }

  /**
   * The time limit is a call of its own, which "returns" when the time is over: so its place in the
   * order is recorded.
   */
  <T extends @Nullable Object> DurableFuture<T> withTimeout(AgentFuture<T> future, Duration limit) {
    Run<I, O> run = turn.run();
    ActionCalls calls = callsOf(run);
    Call call = make(calls, TimeLimit.METHOD, out -> out.writeLong(limit.toNanos()), false);
    PendingResult<@Nullable Void> timer =
        new PendingResult<>(TimeLimit.METHOD, call, new AgentFuture<>(this), false);
    calls.expect(call, timer);
    if (call.outcome == null && !call.inFlight) {
      new TimeLimit<>(this, engine, run, calls, call).begin(limit);
    }
    AgentFuture<T> first = new AgentFuture<>(this);
    DurableFutures.forward(future, first);
    timer
        .future()
        .onSettled(
            (value, failure) ->
                first.completeExceptionally(
                    failure != null
                        ? failure
                        : new TimeoutException("no outcome within " + limit)));
    return first;
  }

  private Call make(
      ActionCalls calls, DurableMethod<?> method, Arguments arguments, boolean plain) {
    try {
      return calls.make(method, Digests.hex(arguments), plain);
    } catch (RunAbortedException reason) {
      throw turn.abort(reason);
    }
  }

  /** A future of the current execution: what goes wrong in it must not be lost. */
  void hold(AgentFuture<?> future) {
    if (turn.isOpen()) {
      ActionCalls calls = turn.run().calls;
      if (calls != null) {
        calls.hold(future);
      }
    }
  }

  /** The run cannot go on, whether it waits or its action is running. */
  void abort(Run<I, O> run, ActionCalls calls, RunAbortedException reason) {
    if (turn.isOpen()) {
      throw turn.abort(reason);
    }
    engine.abort(run, calls, reason);
  }

  /** Appends a record; {@code then} is told when it is durable, or why not. */
  void append(JournalRecord record, Consumer<@Nullable Throwable> then) {
    recorder.append(record, then);
  }

  void onPool(Runnable task) {
    pool.execute(task);
  }

  Scheduler scheduler() {
    return scheduler;
  }

  boolean isAgentThread() {
    return turn.isAgentThread();
  }

  void callEnded(int action, long nanos) {
    metrics.callEnded(action, nanos);
  }

  void callRetried(int action) {
    metrics.callRetried(action);
  }

  LogLabels labelsOf(Run<I, O> run) {
    return journals.labelsOf(run);
  }
}
