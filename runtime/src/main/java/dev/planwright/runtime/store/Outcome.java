package dev.planwright.runtime.store;

import org.jspecify.annotations.Nullable;

/** How a durable call ended. */
public sealed interface Outcome extends CallEvent {

  /**
   * The call returned.
   *
   * @param type what its codec called the result's type; empty if the method has no result
   * @param payload the result as JSON, written by its codec; null if the result was null
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
  record Succeeded(String type, byte @Nullable [] payload) implements Outcome {}

  /**
   * The call threw.
   *
   * @param type class name of what it threw
   * @param message its message
   * @param retryable whether another attempt of the action calls again
   */
  record Failed(String type, @Nullable String message, boolean retryable) implements Outcome {}

  /**
   * The call had its effect, but its result was refused by codec, limit or store. It is never made
   * again, and its run cannot go on.
   *
   * @param type class name of the result
   * @param size of the result in bytes, or -1 if it could not be written at all
   * @param digest of the written result in hex, or empty
   * @param cause why it was refused
   */
  record Unrecordable(String type, long size, String digest, String cause) implements Outcome {}

  /**
   * A call declared at most once was interrupted after it may have begun: nobody knows whether it
   * had its effect, and it is never made again.
   */
  record Ambiguous() implements Outcome {}
}
