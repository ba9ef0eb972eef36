package dev.planwright;

/** What becomes of a run when one of its actions has failed for good. */
public enum FailureAction {

  /**
   * The run fails: Flink fails the job, the local runner quarantines the run. Nothing of the run is
   * committed.
   */
  FAIL,

  /** The action leaves no trace; other listeners of the event and the run go on. */
  SKIP,

  /**
   * As {@link #SKIP}, and key, input, event, action and cause go to the dead letters when the run
   * commits.
   */
  DEAD_LETTER
}
