package dev.planwright.runtime.store;

/** What is recorded of a durable call: at most once an {@link Outcome}, and that last. */
public sealed interface CallEvent permits CallEvent.Begun, CallEvent.TryFailed, Outcome {

  /** {@link Begun#deadlineMillis} of a call without a deadline. */
  long NO_DEADLINE = Long.MAX_VALUE;

  /**
   * An implementation, or a time limit, is about to begin. Written for calls whose interruption
   * must be seen ({@code RECONCILED}, {@code AT_MOST_ONCE}) and for those with a deadline.
   *
   * @param tries tries begun before this one
   * @param deadlineMillis when the call is over, in epoch milliseconds, or {@link #NO_DEADLINE}
   */
  record Begun(int tries, long deadlineMillis) implements CallEvent {}

  /**
   * A try failed and another will be made: no outcome.
   *
   * @param tries tries that have failed by now
   * @param failure what the try threw
   * @param nextMillis when the next try is due, in epoch milliseconds
   */
  record TryFailed(int tries, Outcome.Failed failure, long nextMillis) implements CallEvent {}
}
