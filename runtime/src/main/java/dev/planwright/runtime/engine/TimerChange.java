package dev.planwright.runtime.engine;

import java.util.Collection;

/** What a run does to the timers of its key. Applied in order when the run commits. */
public sealed interface TimerChange {

  /** What a timer's time is compared with. */
  enum Domain {
    /** The clock, counted from the commit of the run. */
    AFTER_COMMIT,
    /** The clock. */
    WALL_TIME,
    /** The event time of what comes in. */
    EVENT_TIME
  }

  /**
   * Sets a timer.
   *
   * @param event the dense number of {@code value}'s type
   * @param value the event that starts a run when the timer is due
   * @param domain what {@code millis} is compared with
   * @param millis a delay for {@code AFTER_COMMIT}, else a time since the epoch, in milliseconds
   */
  record Set(int event, Object value, Domain domain, long millis) implements TimerChange {}

  /**
   * Cancels the key's timers of some event types, those whose run has not started included.
   *
   * @param events the dense numbers of the types
   */
  record Cancel(Collection<Integer> events) implements TimerChange {}
}
