package dev.planwright.runtime.engine;

import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.Outcome;
import org.jspecify.annotations.Nullable;

/** One durable call of a run, over all executions of its action, in this process and before. */
final class Call {

  /**
   * Where in its run a call was made first, which its records are kept under for good, wherever
   * later code makes it.
   *
   * @param place the action's
   * @param id the call's id
   * @param occurrence among equal ids in one execution
   */
  record Site(Place place, String id, int occurrence) {

    /** As a person would look for it. */
    @Override
    public String toString() {
      return "%s → %s (occurrence %d)".formatted(place.action(), id, occurrence);
    }
  }

  /**
   * An action at work on one event of its run.
   *
   * @param path how the event came about
   * @param action the action's id
   */
  record Place(String path, String action) {}

  /** As recorded. */
  final Site site;

  /** Digest of the arguments. */
  final String arguments;

  /** Whether an earlier process made it. */
  final boolean isRecorded;

  /** The latest attempt of the action that made it. */
  int attempt;

  boolean inFlight;

  /** Whether it is on record as begun, and not as ended. */
  boolean begun;

  /** When it is over, in epoch milliseconds, as recorded. */
  long deadlineMillis = CallEvent.NO_DEADLINE;

  /** How the call ended, as recorded; null while it has not. */
  @Nullable Outcome outcome;

  /** Where the outcome stands in the run's history. */
  long position;

  /** Tries that failed in this attempt of the action. */
  int tries;

  /** When the next try is due, in epoch milliseconds. */
  long nextMillis;

  /** Tries that have begun in all, as far as is known. */
  int begunTries;

  /** Whose current execution has made it, or null. */
  @Nullable ActionCalls maker;

  /**
   * The future that the current execution holds; null if the call is a plain one or was not made
   * yet.
   */
  @Nullable PendingResult<?> pending;

  Call(Site site, String arguments, int attempt, boolean isRecorded) {
    this.site = site;
    this.arguments = arguments;
    this.attempt = attempt;
    this.isRecorded = isRecorded;
  }

  /** Takes in what is recorded at this position of the run's history. */
  void replay(CallRecord record, long at) {
    if (record.attempt() > attempt) {
      forget();
      attempt = record.attempt();
    }
    CallEvent event = record.event();
    if (event instanceof CallEvent.Begun intent) {
      begun(intent);
    } else if (event instanceof CallEvent.TryFailed failed) {
      tryFailed(failed);
    } else if (event instanceof Outcome end) {
      ended(end, at);
    }
  }

  void begun(CallEvent.Begun intent) {
    begun = true;
    deadlineMillis = intent.deadlineMillis();
    begunTries = Math.max(begunTries, intent.tries() + 1);
  }

  void tryFailed(CallEvent.TryFailed failed) {
    countTry();
    tries = failed.tries();
    nextMillis = failed.nextMillis();
  }

  void ended(Outcome end, long at) {
    countTry();
    inFlight = false;
    outcome = end;
    position = at;
  }

  /** A try has ended: counted already if its beginning is on record. */
  private void countTry() {
    begunTries += begun ? 0 : 1;
    begun = false;
  }

  /**
   * Another attempt of the action begins: failures that another try may mend, and time limits, are
   * forgotten.
   *
   * @return whether there was an outcome, and is none now
   */
  boolean forget() {
    boolean ended = outcome != null;
    if (isTimeLimit() || isRetryable(outcome)) {
      outcome = null;
      begun = false;
      inFlight = false;
      tries = 0;
      nextMillis = 0;
    }
    return ended && outcome == null;
  }

  boolean isTimeLimit() {
    return site.id().equals(TimeLimit.ID);
  }

  static boolean isRetryable(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.retryable();
  }
}
