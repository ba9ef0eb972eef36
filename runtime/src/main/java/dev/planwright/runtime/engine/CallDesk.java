package dev.planwright.runtime.engine;

import dev.planwright.CallMode;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.codec.Encodable;
import dev.planwright.runtime.plan.Arguments;
import dev.planwright.runtime.plan.DurableCalls;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes durable calls for the actions of one worker.
 *
 * <p>A call goes: name it within its action; hand over its outcome if there is one; else start its
 * implementation, and when that ends, record the outcome, and when the record is durable, hand it
 * to the run. Only the implementation is off the agent's thread; recording is on it, so the order
 * of the records is the order of delivery.
 *
 * <p>The end of an implementation is always a turn of its own, even if it ends at once (an inline
 * call excepted): an outcome never arrives in the middle of an action, live or replayed.
 */
final class CallDesk<I, O> implements DurableCalls {

  private static final DurableMethod<@Nullable Void> TIMER =
      new DurableMethod<>(
          "withTimeout", "withTimeout", null, CallMode.AT_LEAST_ONCE, false, false, List.of());

  private final ActionTurn<I, O> turn;
  private final RunEngine<I, O> engine;
  private final Journal journal;
  private final CallPool pool;
  private final Scheduler scheduler;
  private final EngineMetrics metrics;

  CallDesk(
      ActionTurn<I, O> turn,
      RunEngine<I, O> engine,
      Journal journal,
      CallPool pool,
      Scheduler scheduler,
      EngineMetrics metrics) {
    this.turn = turn;
    this.engine = engine;
    this.journal = journal;
    this.pool = pool;
    this.scheduler = scheduler;
    this.metrics = metrics;
  }

  /** Throws unless the agent's code may act now. */
  void requireInside() {
    turn.run();
  }

  @Override
  public <T extends @Nullable Object> T call(
      DurableMethod<T> method, Arguments arguments, Callable<T> body) {
    Run<I, O> run = turn.run();
    ActionCalls calls = engine.callsOf(run);
    Call call = make(calls, method.id(), arguments);
    if (call.outcome == null && !call.inFlight) {
      Execution<T> execution = new Execution<>(run, calls, call, method);
      if (method.inline()) {
        turn.stepOut();
        Ended ended = execution.run(body);
        turn.stepIn();
        execution.recordInside(ended);
      } else {
        pool.execute(() -> execution.end(execution.run(body)));
      }
    }
    Outcome outcome = call.outcome;
    if (outcome == null) {
      calls.waitingFor = call;
      throw turn.unwind();
    }
    calls.handOver();
    return Outcomes.open(method, outcome);
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> callAsync(
      DurableMethod<T> method, Arguments arguments, Callable<? extends CompletionStage<T>> body) {
    Run<I, O> run = turn.run();
    ActionCalls calls = engine.callsOf(run);
    Call call = make(calls, method.id(), arguments);
    PendingResult<T> pending = new PendingResult<>(method, new AgentFuture<>(this), true);
    calls.expect(call, pending);
    if (call.outcome == null && !call.inFlight) {
      Execution<T> execution = new Execution<>(run, calls, call, method);
      if (method.blocking()) {
        pool.execute(() -> execution.begin(body));
      } else {
        turn.stepOut();
        execution.begin(body);
        turn.stepIn();
      }
    }
    return pending.future();
  }

  /**
   * A call without a stage whose result the action does not wait for: what {@code
   * durableExecuteAsync} makes.
   */
  <T extends @Nullable Object> AgentFuture<T> callOnPool(
      DurableMethod<T> method, Arguments arguments, Callable<? extends T> body) {
    Run<I, O> run = turn.run();
    ActionCalls calls = engine.callsOf(run);
    Call call = make(calls, method.id(), arguments);
    PendingResult<T> pending = new PendingResult<>(method, new AgentFuture<>(this), true);
    calls.expect(call, pending);
    if (call.outcome == null && !call.inFlight) {
      Execution<T> execution = new Execution<>(run, calls, call, method);
      pool.execute(() -> execution.end(execution.run(body)));
    }
    return pending.future();
  }

  /**
   * The time limit is a call of its own, which "returns" when the time is over: so its place in the
   * order is recorded.
   */
  <T extends @Nullable Object> DurableFuture<T> withTimeout(AgentFuture<T> future, Duration limit) {
    Run<I, O> run = turn.run();
    ActionCalls calls = engine.callsOf(run);
    Call call = make(calls, TIMER.id(), out -> out.writeLong(limit.toNanos()));
    PendingResult<@Nullable Void> timer =
        new PendingResult<>(TIMER, new AgentFuture<>(this), false);
    calls.expect(call, timer);
    if (call.outcome == null && !call.inFlight) {
      Execution<@Nullable Void> execution = new Execution<>(run, calls, call, TIMER);
      scheduler.after(limit, () -> execution.end(Ended.returned(TIMER, null)));
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

  private Call make(ActionCalls calls, String id, Encodable arguments) {
    try {
      return calls.make(id, Digests.hex(arguments));
    } catch (RunAbortedException reason) {
      throw turn.abort(reason);
    }
  }

  /** One execution of an implementation, from its start to its record. */
  private final class Execution<T extends @Nullable Object> {

    private final Run<I, O> run;
    private final ActionCalls calls;
    private final Call call;
    private final DurableMethod<T> method;
    private final FailurePolicy policy;
    private final CallInfo info;
    private final long started = System.nanoTime();

    Execution(Run<I, O> run, ActionCalls calls, Call call, DurableMethod<T> method) {
      this.run = run;
      this.calls = calls;
      this.call = call;
      this.method = method;
      this.policy = engine.policyOf(run);
      this.info = CallInfo.of(calls.idempotencyKey(call), ++call.tries, null);
      call.inFlight = true;
    }

    Ended run(Callable<? extends T> body) {
      try {
        return Ended.returned(method, CallInfo.within(info, body));
      } catch (Throwable thrown) {
        return Ended.threw(method, policy, thrown);
      }
    }

    /** Calls a method that returns a stage. */
    void begin(Callable<? extends CompletionStage<T>> body) {
      CompletionStage<T> stage;
      try {
        stage = CallInfo.within(info, body);
        if (stage == null) {
          throw new NullPointerException(method.source() + " returned null instead of a stage");
        }
      } catch (Throwable thrown) {
        end(Ended.threw(method, policy, thrown));
        return;
      }
      CompletionStage<T> unused =
          stage.whenComplete(
              (value, thrown) ->
                  end(
                      thrown == null
                          ? Ended.returned(method, value)
                          : Ended.threw(method, policy, thrown)));
    }

    /** The implementation has ended, on any thread. */
    void end(Ended ended) {
      engine.enqueue(() -> record(ended));
    }

    private void record(Ended ended) {
      metrics.callEnded(System.nanoTime() - started);
      if (!engine.isUnderWay(run, calls)) {
        return;
      }
      if (ended instanceof Ended.With with) {
        journal.append(toRecord(with.outcome()), failure -> acknowledged(with.outcome(), failure));
      } else if (ended instanceof Ended.Without without) {
        engine.abort(run, calls, without.reason());
      }
    }

    /**
     * For an inline call: the action is still running, and goes on with the outcome if it is
     * durable at once.
     */
    void recordInside(Ended ended) {
      metrics.callEnded(System.nanoTime() - started);
      if (ended instanceof Ended.Without without) {
        call.inFlight = false;
        throw turn.abort(without.reason());
      }
      Outcome outcome = ((Ended.With) ended).outcome();
      journal.append(toRecord(outcome), failure -> acknowledged(outcome, failure));
    }

    private CallRecord toRecord(Outcome outcome) {
      return new CallRecord(
          calls.run.key(),
          calls.run.number(),
          calls.path,
          calls.action,
          call.name.id(),
          call.name.occurrence(),
          calls.attempt(),
          call.arguments,
          outcome);
    }

    private void acknowledged(Outcome outcome, @Nullable Throwable failure) {
      if (turn.isAgentThread()) {
        deliver(outcome, failure);
      } else {
        engine.enqueue(() -> deliver(outcome, failure));
      }
    }

    private void deliver(Outcome outcome, @Nullable Throwable failure) {
      if (failure == null) {
        calls.settle(call, outcome);
        engine.outcome(run, calls, call);
        return;
      }
      RunAbortedException reason =
          new RunAbortedException(
              Reason.UNRECORDABLE,
              "The outcome of %s could not be written to the store, so it must not be used: %s"
                  .formatted(method.source(), failure.getMessage()),
              failure);
      if (turn.isOpen()) {
        call.inFlight = false;
        throw turn.abort(reason);
      }
      engine.abort(run, calls, reason);
    }
  }
}
