package dev.planwright.runtime.engine;

import dev.planwright.CallMode;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.Reconciliation;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.Reconciler;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One durable call on its way to a durable outcome: the intent, if its mode wants one, the tries
 * and the waits between them, and if it was interrupted, what is to be made of that. Each step is
 * on record before the next one is taken. On the agent's thread, all but implementations and
 * reconcilers.
 *
 * <p>A call that an earlier process left behind goes on where its records end: in the wait before
 * its next try; or, begun and not ended, with its reconciler, or as ambiguous.
 */
final class CallCourse<T extends @Nullable Object, I, O> {

  /** How an implementation is started. */
  interface Start<T extends @Nullable Object> {
    void start(CallTry<T> attempt);
  }

  private final CallDesk<I, O> desk;
  private final RunEngine<I, O> engine;
  private final Run<I, O> run;
  private final ActionCalls calls;
  private final Call call;
  private final DurableMethod<T> method;
  private final @Nullable Reconciler<T> reconciler;
  private final Start<T> start;
  private final RetryPolicy policy;
  private final LogLabels labels;
  private final int action;
  private int askedInVain;
  private long started;

  /** Set while an implementation that runs on the agent's thread is in there. */
  private boolean launching;

  private @Nullable Ended endedInside;

  CallCourse(
      CallDesk<I, O> desk,
      RunEngine<I, O> engine,
      Run<I, O> run,
      ActionCalls calls,
      Call call,
      DurableMethod<T> method,
      @Nullable Reconciler<T> reconciler,
      RetryPolicy policy,
      Start<T> start) {
    this.desk = desk;
    this.engine = engine;
    this.run = run;
    this.calls = calls;
    this.call = call;
    this.method = method;
    this.reconciler = reconciler;
    this.start = start;
    this.policy = policy;
    this.labels = desk.labelsOf(run);
    this.action = run.action;
  }

  /** Sets out, or goes on from what is recorded. */
  void begin() {
    call.inFlight = true;
    if (!call.begun) {
      long wait = call.nextMillis - desk.scheduler().millis();
      if (call.nextMillis > 0 && wait > 0) {
        after(Duration.ofMillis(wait), this::tryNow);
      } else {
        tryNow();
      }
    } else if (method.mode() == CallMode.AT_MOST_ONCE) {
      end(new Outcome.Ambiguous());
    } else if (method.mode() == CallMode.RECONCILED) {
      reconcile(null);
    } else {
      tryNow();
    }
  }

  private void tryNow() {
    if (!method.writesIntent()) {
      launch();
      return;
    }
    CallEvent.Begun intent = new CallEvent.Begun(call.begunTries, CallEvent.NO_DEADLINE);
    append(
        intent,
        () -> {
          call.begun(intent);
          launch();
        });
  }

  private void launch() {
    engine.callBegins();
    started = System.nanoTime();
    int number = call.begunTries + (method.writesIntent() ? 0 : 1);
    CallTry<T> attempt =
        new CallTry<>(
            method,
            policy,
            calls.idempotencyKey(call),
            number,
            desk.scheduler(),
            labels,
            this::ended);
    launching = method.inline();
    start.start(attempt);
    launching = false;
    Ended ended = endedInside;
    if (ended != null) {
      endedInside = null;
      goOn(ended);
    }
  }

  /** The implementation has ended, on any thread. Only an inline call goes on within its action. */
  private void ended(Ended ended) {
    if (desk.isAgentThread() && launching) {
      endedInside = ended;
    } else {
      engine.enqueue(() -> goOn(ended));
    }
  }

  private void goOn(Ended ended) {
    engine.callHasEnded();
    desk.callEnded(action, System.nanoTime() - started);
    if (!engine.isUnderWay(run, calls)) {
      return;
    }
    if (ended instanceof Ended.With with) {
      end(with.outcome());
    } else if (ended instanceof Ended.Without without) {
      abort(without.reason());
    } else if (ended instanceof Ended.Failing failing) {
      if (failing.isLate() && method.mode() == CallMode.AT_MOST_ONCE) {
        end(new Outcome.Ambiguous());
      } else if (failing.isLate() && method.mode() == CallMode.RECONCILED) {
        reconcile(failing);
      } else {
        failed(failing);
      }
    }
  }

  /** A try has failed for certain: another one, or that is the outcome. */
  private void failed(Ended.Failing failing) {
    int tries = call.tries + 1;
    if (method.mode() == CallMode.AT_MOST_ONCE || !method.retry().retries(tries, failing.cause())) {
      end(failing.outcome());
      return;
    }
    Duration backoff = method.retry().backoffAfter(tries, ThreadLocalRandom.current().nextDouble());
    CallEvent.TryFailed event =
        new CallEvent.TryFailed(
            tries, failing.outcome(), desk.scheduler().millis() + backoff.toMillis());
    append(
        event,
        () -> {
          call.tryFailed(event);
          desk.callRetried(action);
          after(backoff, this::tryNow);
        });
  }

  /**
   * Finds out what became of a try that has begun and of which nothing is known.
   *
   * @param late the try, if it was one of this process, whose time is over
   */
  private void reconcile(Ended.@Nullable Failing late) {
    Reconciler<T> asked = reconciler;
    if (asked == null) {
      abort(unknown("it has no reconciler", null));
      return;
    }
    CallInfo info = CallInfo.of(calls.idempotencyKey(call), Math.max(1, call.begunTries), null);
    engine.callBegins();
    desk.onPool(() -> labels.around(() -> ask(asked, info, late)));
  }

  private void ask(Reconciler<T> asked, CallInfo info, Ended.@Nullable Failing late) {
    try {
      CompletionStage<? extends Reconciliation<T>> answer = CallInfo.within(info, asked::reconcile);
      CompletionStage<? extends Reconciliation<T>> unused =
          answer.whenComplete(
              (found, thrown) -> engine.enqueue(() -> reconciled(found, thrown, late)));
    } catch (Throwable thrown) {
      engine.enqueue(() -> reconciled(null, thrown, late));
    }
  }

  private void reconciled(
      @Nullable Reconciliation<T> found, @Nullable Throwable thrown, Ended.@Nullable Failing late) {
    engine.callHasEnded();
    if (!engine.isUnderWay(run, calls)) {
      return;
    }
    if (found instanceof Reconciliation.Succeeded<T> succeeded) {
      end(Outcomes.succeeded(method, succeeded.value()));
    } else if (found instanceof Reconciliation.Failed<T> failed) {
      end(new Outcome.Failed(Reconciliation.Failed.class.getName(), failed.message(), false));
    } else if (found instanceof Reconciliation.NotStarted<T>) {
      if (late == null) {
        tryNow();
      } else {
        failed(late);
      }
    } else if (thrown != null && asksAgain(thrown)) {
      Duration backoff =
          method.retry().backoffAfter(askedInVain, ThreadLocalRandom.current().nextDouble());
      after(backoff, () -> reconcile(late));
    } else {
      abort(
          unknown(thrown == null ? "its reconciler cannot tell" : "its reconciler failed", thrown));
    }
  }

  private boolean asksAgain(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return method.retry().retries(++askedInVain, cause);
  }

  private RunAbortedException unknown(String why, @Nullable Throwable cause) {
    return new RunAbortedException(
        Reason.AMBIGUOUS,
        "%s (%s) was interrupted after it may have begun, and %s%s. It is asked again when the run is released."
            .formatted(
                method.source(), call.site, why, cause == null ? "" : ": " + cause.getMessage()),
        cause);
  }

  private void end(Outcome outcome) {
    int attempt = call.attempt;
    desk.append(
        record(outcome),
        refusal -> {
          if (refusal == null) {
            settle(outcome, attempt);
          } else if (refusal instanceof JournalException
              && outcome instanceof Outcome.Succeeded succeeded) {
            end(Outcomes.refused(succeeded, refusal));
          } else {
            abort(unwritten(refusal));
          }
        });
  }

  private void settle(Outcome outcome, int attempt) {
    if (calls.settle(call, outcome, attempt)) {
      engine.outcome(run, calls, call);
    } else {
      engine.forgotten(run, calls);
    }
  }

  private void append(CallEvent event, Runnable then) {
    desk.append(
        record(event),
        refusal -> {
          if (refusal != null) {
            abort(unwritten(refusal));
          } else if (engine.isUnderWay(run, calls)) {
            then.run();
          }
        });
  }

  private RunAbortedException unwritten(Throwable refusal) {
    return new RunAbortedException(
        Reason.UNRECORDABLE,
        "What became of %s could not be written to the store, so it must not be used: %s"
            .formatted(method.source(), refusal.getMessage()),
        refusal);
  }

  private void abort(RunAbortedException reason) {
    call.inFlight = false;
    desk.abort(run, calls, reason);
  }

  private void after(Duration wait, Runnable then) {
    Runnable turn =
        () ->
            engine.enqueue(
                () -> {
                  if (engine.isUnderWay(run, calls)) {
                    then.run();
                  }
                });
    if (wait.isZero()) {
      turn.run();
    } else {
      desk.scheduler().after(wait, turn);
    }
  }

  private CallRecord record(CallEvent event) {
    return calls.record(call, event);
  }
}
