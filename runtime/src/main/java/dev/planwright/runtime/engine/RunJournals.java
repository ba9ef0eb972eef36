package dev.planwright.runtime.engine;

import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the journal knows of each run: claimed when something asks for it, ended with the run. */
final class RunJournals<I, O> {

  private static final Logger LOG = LoggerFactory.getLogger(RunEngine.class);

  private final PlanSpec<I, O> spec;
  private final Journal journal;
  private final Scheduler scheduler;
  private final EngineMetrics metrics;
  private final int callBudget;
  private final FormerNames names;

  RunJournals(
      PlanSpec<I, O> spec,
      Journal journal,
      Scheduler scheduler,
      EngineMetrics metrics,
      int callBudget) {
    this.spec = spec;
    this.journal = journal;
    this.scheduler = scheduler;
    this.metrics = metrics;
    this.callBudget = callBudget;
    this.names = new FormerNames(spec.actions(), spec.events());
  }

  /**
   * The records of a run, claimed if nobody has asked yet.
   *
   * @throws JournalException if they are damaged
   */
  RunCalls of(Run<I, O> run) {
    RunCalls recorded = run.recorded;
    if (recorded == null) {
      RunClaim claim =
          new RunClaim(
              KeyCodec.encode(run.key()),
              RunIdentity.inputDigest(spec, run),
              run.ticket,
              scheduler.millis());
      RunHistory saved = run.saved;
      recorded =
          new RunCalls(saved == null ? journal.claim(claim) : journal.resume(claim, saved), names);
      metrics.callsReplayed(recorded.outcomes());
      run.recorded = recorded;
    }
    return recorded;
  }

  /** The calls of the action in hand, and the attempt that it is in, as far as recorded. */
  ActionCalls takeUp(Run<I, O> run) {
    ActionSpec action = spec.actions().get(run.action);
    ActionCalls calls =
        new ActionCalls(
            of(run),
            new Place(RunIdentity.path(spec, run), action.id()),
            action.method(),
            callBudget,
            place -> RunIdentity.isStillToCome(spec, run, place));
    run.calls = calls;
    run.failures = Math.max(run.failures, calls.attempt());
    return calls;
  }

  private void tellUntaken(Run<I, O> run, long number, List<Call> untaken) {
    labelsOf(run)
        .around(
            () ->
                LOG.warn(
                    "The code of {} no longer makes calls that run {} of key {} has recorded: {}. Their effects stand.",
                    spec.name(),
                    number,
                    run.key(),
                    untaken.stream().map(call -> call.site.toString()).toList()));
  }

  /** What log lines are told of the action in hand. */
  LogLabels labelsOf(Run<I, O> run) {
    return LogLabels.of(spec, run);
  }

  FailurePolicy policyOf(Run<I, O> run) {
    return spec.actions().get(run.action).onFailure();
  }

  /** What says that the action in hand has failed, and will be attempted again. */
  static ActionFailed failed(ActionCalls calls, long nextMillis) {
    return new ActionFailed(
        calls.run.history.key(),
        calls.run.history.number(),
        calls.place.path(),
        calls.place.action(),
        calls.attempt(),
        nextMillis);
  }

  /**
   * What says that the action in hand has failed for good, if it is the action that did, and the
   * run has recorded anything.
   */
  @Nullable ActionFailed lastAttempt(Run<I, O> run, Throwable cause) {
    if (run.recorded == null || cause instanceof RunAbortedException) {
      return null;
    }
    return failed(run.calls == null ? takeUp(run) : run.calls, 0);
  }

  static RunAbortedException unwritten(Throwable refusal) {
    return new RunAbortedException(
        Reason.UNRECORDABLE,
        "A failed attempt could not be written to the store: " + refusal.getMessage(),
        refusal);
  }

  /** Nobody will make the run again: its records may go. */
  void givenUp(Run<I, O> run) {
    RunHistory history = run.recorded == null ? run.saved : run.recorded.history;
    if (history != null) {
      journal.ended(history);
    }
  }

  /** The run has committed: what it recorded, and its code no longer makes, is told. */
  void committed(Run<I, O> run) {
    RunCalls recorded = recorded(run);
    List<Call> untaken = recorded == null ? List.of() : recorded.untaken();
    if (recorded != null && !untaken.isEmpty()) {
      metrics.callsLeftOver(untaken.size());
      tellUntaken(run, recorded.history.number(), untaken);
    }
    givenUp(run);
  }

  /** What the run has recorded, also if it was saved and its code asks for nothing any more. */
  private @Nullable RunCalls recorded(Run<I, O> run) {
    if (run.recorded == null && run.saved != null) {
      try {
        return of(run);
      } catch (JournalException damaged) {
        LOG.warn(
            "What run {} of key {} has recorded is damaged. Its code asks for none of it.",
            run.saved.number(),
            run.key(),
            damaged);
      }
    }
    return run.recorded;
  }
}
