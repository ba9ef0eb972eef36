package dev.planwright.runtime;

/**
 * What becomes of wall-time timers when no more input will come. Event-time timers fire then in any
 * case. A timer that sets itself again comes to an end: see {@link LocalRunner#endInput}.
 */
public enum EndOfInput {
  /** They are waited for. */
  WAIT,
  /** They fire at once. */
  FIRE,
  /** They are dropped, and counted. */
  DROP
}
