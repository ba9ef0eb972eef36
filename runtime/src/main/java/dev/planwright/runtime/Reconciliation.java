package dev.planwright.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a reconciler found out about a call that was interrupted.
 *
 * @param <T> what the call answers
 */
public sealed interface Reconciliation<T> {

  /** The effect happened; {@code value} is what the call would have answered. */
  record Succeeded<T>(@Nullable T value) implements Reconciliation<T> {}

  /** The call was refused for good. */
  record Failed<T>(String message) implements Reconciliation<T> {}

  /** The effect did not happen and will not: the call is made. */
  record NotStarted<T>() implements Reconciliation<T> {}

  /** It cannot be told: the run is quarantined for a person to decide. */
  record Unknown<T>() implements Reconciliation<T> {}
}
