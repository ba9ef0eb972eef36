package dev.planwright.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * Emits events from an action: now, when the action has ended well, or later, as a timer that
 * starts a run of its own.
 *
 * <p>In a unit test, {@code out::add}. Used on the agent's thread, inside the action that declares
 * it; elsewhere every method throws.
 *
 * @param <E> what may be emitted
 */
@FunctionalInterface
public interface Emitter<E> {

  /**
   * Emits an event. Events are handled in the order in which they were emitted, after this action.
   *
   * @throws NullPointerException if {@code event} is null
   */
  void emit(E event);

  /**
   * Emits an event in a run of its own, {@code delay} of wall time after this run commits.
   *
   * @throws UnsupportedOperationException from an emitter that is a lambda
   */
  default void emitAfter(Duration delay, E event) {
    throw TimersNeedHost.unsupported("emitAfter");
  }

  /**
   * Emits an event in a run of its own, at a wall time. A time that has passed is now.
   *
   * @throws UnsupportedOperationException from an emitter that is a lambda
   */
  default void emitAt(Instant time, E event) {
    throw TimersNeedHost.unsupported("emitAt");
  }

  /**
   * Emits an event in a run of its own, when event time has reached {@code time}.
   *
   * @throws UnsupportedOperationException from an emitter that is a lambda
   */
  default void emitAtEventTime(Instant time, E event) {
    throw TimersNeedHost.unsupported("emitAtEventTime");
  }
}
