package dev.planwright.runtime.engine;

import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.engine.Run.Waiting;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Takes a run's action in hand to its end, as far as that goes without waiting: executes it, hands
 * over outcomes, and when it fails, attempts it again after a wait, or gives it up as its policy
 * says.
 *
 * <p>Each step answers whether the action is complete. If not, the run waits or has failed.
 */
final class ActionSteps<I, O> {

  private final ActionSpec[] actions;
  private final AgentProgram<I> program;
  private final ActionTurn<I, O> turn;
  private final RunEngine<I, O> engine;
  private final RunJournals<I, O> journals;
  private final Recorder recorder;
  private final Scheduler scheduler;
  private final EngineMetrics metrics;

  ActionSteps(
      PlanSpec<I, O> spec,
      AgentProgram<I> program,
      ActionTurn<I, O> turn,
      RunEngine<I, O> engine,
      RunJournals<I, O> journals,
      Recorder recorder,
      Scheduler scheduler,
      EngineMetrics metrics) {
    this.actions = spec.actions().toArray(ActionSpec[]::new);
    this.program = program;
    this.turn = turn;
    this.engine = engine;
    this.journals = journals;
    this.recorder = recorder;
    this.scheduler = scheduler;
    this.metrics = metrics;
  }

  private ActionSpec action(Run<I, O> run) {
    return actions[run.action];
  }

  /** Executes the action in hand from its start. */
  boolean execute(Run<I, O> run) {
    if (run.guardFailure != null) {
      Fatal.rethrow(run.guardFailure);
      return engine.fail(run, run.guardFailure);
    }
    if (run.recorded != null && !isDue(run, run.recorded)) {
      return waitForAttempt(run);
    }
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

  /** Whether no recorded back-off of the action in hand is still to be waited for. */
  private boolean isDue(Run<I, O> run, RunCalls recorded) {
    if (!recorded.hasFailedAttempts()) {
      return true;
    }
    ActionCalls calls = run.calls == null ? journals.takeUp(run) : run.calls;
    return calls.dueMillis() <= scheduler.millis();
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
    return (run.calls != null && run.calls.waitingFor == null)
        ? waitForAttempt(run)
        : engine.suspend(run, Waiting.OUTCOME);
  }

  private boolean aborted(Run<I, O> run, RunAbortedException reason) {
    run.dropLayer();
    metrics.failed(run.action);
    return engine.fail(run, reason);
  }

  /**
   * After the action's method has returned: hands over outcomes in their order until the action is
   * complete.
   */
  boolean deliver(Run<I, O> run, @Nullable ActionCalls calls) {
    while (!isComplete(run, calls)) {
      turn.begin(run);
      boolean delivered = deliverNext(calls);
      turn.leave();
      if (turn.isOver()) {
        return over(run);
      }
      if (!delivered) {
        return (calls != null && calls.anyInFlight())
            ? engine.suspend(run, Waiting.CALLBACKS)
            : aborted(run, neverComplete(run));
      }
    }
    return completed(run);
  }

  private boolean deliverNext(@Nullable ActionCalls calls) {
    try {
      return calls != null && calls.deliverNext();
    } catch (RunAbortedException reason) {
      turn.abort(reason);
      return false;
    }
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
        return threw(run, failure.getCause() == null ? failure : failure.getCause());
      } catch (Throwable failure) {
        return threw(run, failure);
      }
      turn.leave();
    }
    Throwable lost = run.calls == null || run.stage != null ? null : run.calls.lostFailure();
    if (lost != null) {
      return failed(run, lost);
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

  /** The action threw: another attempt, or what its policy says then. */
  private boolean failed(Run<I, O> run, Throwable thrown) {
    run.dropLayer();
    Fatal.rethrow(thrown);
    FailurePolicy policy = action(run).onFailure();
    metrics.failed(run.action);
    run.failures++;
    if (policy.retry().retries(run.failures, thrown)) {
      return retry(run, policy.retry());
    }
    return switch (policy.then()) {
      case FAIL -> engine.fail(run, thrown);
      case SKIP -> {
        metrics.skipped(run.action);
        yield true;
      }
      case DEAD_LETTER -> {
        metrics.deadLettered(run.action);
        run.addDeadLetter(
            new DeadLetter(
                run.key(), run.origin(), run.event(), action(run).id(), thrown.toString()));
        yield true;
      }
    };
  }

  private boolean retry(Run<I, O> run, RetryPolicy policy) {
    metrics.retried(run.action);
    Duration backoff = policy.backoffAfter(run.failures, ThreadLocalRandom.current().nextDouble());
    if (run.recorded != null) {
      ActionCalls calls = run.calls == null ? journals.takeUp(run) : run.calls;
      recorder.append(
          RunJournals.failed(calls, scheduler.millis() + backoff.toMillis()),
          refusal -> {
            if (refusal != null) {
              engine.enqueue(() -> engine.abort(run, calls, RunJournals.unwritten(refusal)));
            }
          });
      calls.nextAttempt();
    }
    return backOff(run, backoff);
  }

  /** An earlier process has left the action in a back-off. */
  private boolean waitForAttempt(Run<I, O> run) {
    long due = run.calls == null ? 0 : run.calls.dueMillis();
    return backOff(run, Duration.ofMillis(Math.max(0, due - scheduler.millis())));
  }

  private boolean backOff(Run<I, O> run, Duration backoff) {
    long life = run.life;
    Runnable again = () -> engine.enqueue(() -> backedOff(run, life));
    if (backoff.isZero()) {
      again.run();
    } else {
      scheduler.after(backoff, again);
    }
    return engine.suspend(run, Waiting.BACKOFF);
  }

  private void backedOff(Run<I, O> run, long life) {
    if (run.life == life && run.waiting == Waiting.BACKOFF) {
      engine.again(run);
    }
  }
}
