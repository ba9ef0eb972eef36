package dev.planwright.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A durable call failed, with an exception that its method does not declare. The same on the first
 * time and on replay.
 */
public final class DurableCallException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String type;
  private final @Nullable String message;
  private final boolean retryable;

  /**
   * A failure as it is recorded.
   *
   * @param type class name of what the implementation threw
   * @param message its message
   * @param retryable whether another attempt of the action would call again
   */
  public DurableCallException(String type, @Nullable String message, boolean retryable) {
    super(message == null ? type : type + ": " + message, null, false, true);
    this.type = type;
    this.message = message;
    this.retryable = retryable;
  }

  /** Class name of what the implementation threw. */
  public String type() {
    return type;
  }

  /** The message of what it threw, or null. */
  public @Nullable String message() {
    return message;
  }

  /** Whether another attempt of the action would call again. */
  public boolean retryable() {
    return retryable;
  }
}
