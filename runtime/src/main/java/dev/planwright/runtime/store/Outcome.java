package dev.planwright.runtime.store;

import org.jspecify.annotations.Nullable;

/** How a durable call ended. */
public sealed interface Outcome {

  /**
   * The call returned.
   *
   * @param payload the result as JSON, written by its codec; null if the result was null
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
  record Succeeded(byte @Nullable [] payload) implements Outcome {}

  /**
   * The call threw.
   *
   * @param type class name of what it threw
   * @param message its message
   * @param retryable whether another attempt of the action calls again
   */
  record Failed(String type, @Nullable String message, boolean retryable) implements Outcome {}
}
