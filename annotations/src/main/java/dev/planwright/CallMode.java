package dev.planwright;

/**
 * What becomes of a durable call that was interrupted after it may have begun and before its
 * outcome was recorded. A recorded outcome is replayed in every mode.
 */
public enum CallMode {

  /** It is executed again, with the same idempotency key. One record per call, no intent. */
  AT_LEAST_ONCE,

  /**
   * Its reconciler is asked and the answer recorded before it is used. An intent is written before
   * the call begins.
   */
  RECONCILED,

  /**
   * It is reported as ambiguous, its run is quarantined, and it is never repeated. An intent is
   * written before the call begins.
   */
  AT_MOST_ONCE
}
