package dev.planwright.runtime.engine;

import dev.planwright.CallMode;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time limit, which is a durable call that "returns" when the time is over: so its place in the
 * order of outcomes is recorded, and its deadline is kept over a restart. Each attempt of an action
 * has its own.
 */
final class TimeLimit<I, O> {

  static final String ID = "withTimeout";

  static final DurableMethod<@Nullable Void> METHOD =
      new DurableMethod<>(ID, ID, null, CallMode.AT_LEAST_ONCE, false, false, List.of());

  private final CallDesk<I, O> desk;
  private final RunEngine<I, O> engine;
  private final Run<I, O> run;
  private final ActionCalls calls;
  private final Call call;
  private final int attempt;

  TimeLimit(
      CallDesk<I, O> desk, RunEngine<I, O> engine, Run<I, O> run, ActionCalls calls, Call call) {
    this.desk = desk;
    this.engine = engine;
    this.run = run;
    this.calls = calls;
    this.call = call;
    this.attempt = calls.attempt();
  }

  void begin(Duration limit) {
    call.inFlight = true;
    Duration wait = limit;
    long now = desk.scheduler().millis();
    if (call.begun) {
      wait = Duration.ofMillis(Math.max(0, call.deadlineMillis - now));
    } else {
      CallEvent.Begun begun = new CallEvent.Begun(0, now + limit.toMillis());
      call.begun(begun);
      append(begun, () -> {});
    }
    calls.waits(desk.scheduler().cancellable(wait, () -> engine.enqueue(this::over)));
  }

  private void over() {
    if (isAwaited()) {
      Outcome outcome = new Outcome.Succeeded("", null);
      append(
          outcome,
          () -> {
            if (isAwaited() && calls.settle(call, outcome, attempt)) {
              engine.outcome(run, calls, call);
            }
          });
    }
  }

  /** Whether the attempt that it was set for has not ended. */
  private boolean isAwaited() {
    return run.calls == calls && calls.attempt() == attempt && call.outcome == null;
  }

  private void append(CallEvent event, Runnable then) {
    desk.append(
        calls.record(call, event),
        refusal -> {
          if (refusal == null) {
            then.run();
          } else {
            desk.abort(run, calls, unwritten(refusal));
          }
        });
  }

  private static RunAbortedException unwritten(Throwable refusal) {
    return new RunAbortedException(
        Reason.UNRECORDABLE,
        "A time limit could not be written to the store: " + refusal.getMessage(),
        refusal);
  }
}
