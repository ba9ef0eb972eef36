package dev.planwright.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A run was stopped by the engine, because going on would break a promise. No retry and no {@code
 * then} of an {@code OnFailure} applies: the run fails for good.
 */
public final class RunAbortedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Says why, and what to do. */
  public RunAbortedException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Which promise it was. */
  public Reason reason() {
    return reason;
  }

  /** What stops a run. */
  public enum Reason {
    /** More events than the event budget: a loop of actions that never ends. */
    EVENT_BUDGET,
    /** More calls than the call budget: an action that calls for ever. */
    CALL_BUDGET,
    /** The action made a recorded call with other arguments. */
    NONDETERMINISM,
    /** A call ended, and its outcome cannot be recorded. */
    UNRECORDABLE,
    /** A call may have had its effect or not, and nobody can tell. */
    AMBIGUOUS,
    /** A recorded result is of another type than the code asks for now, or cannot be read. */
    RESULT_CHANGED,
    /** The store has found the run's records damaged. */
    DAMAGED_RECORDS,
    /** A call was interrupted or cancelled by its own implementation. */
    INTERRUPTED,
    /** An action returned a stage that nothing can complete. */
    STAGE_WITHOUT_CALL,
    /** What the run would remember, give out or set a timer for cannot be stored. */
    UNSTORABLE,
    /** What the key remembers cannot be read: it is damaged, or its store does not answer. */
    UNREADABLE_MEMORY
  }
}
