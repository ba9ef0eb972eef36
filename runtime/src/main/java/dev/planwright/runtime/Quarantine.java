package dev.planwright.runtime;

/** What becomes of a key one of whose runs has failed for good. */
public enum Quarantine {
  /** Later inputs of the key wait, so that its order is kept. */
  HOLD,
  /** The key goes on with its next input. */
  SKIP
}
