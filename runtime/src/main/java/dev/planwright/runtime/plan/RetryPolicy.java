package dev.planwright.runtime.plan;

import dev.planwright.runtime.DurableCallException;
import java.time.Duration;
import java.util.List;

/**
 * How often and when something that failed is tried again: an action, or one durable call.
 *
 * @param attempts in all, the first included; at least 1
 * @param backoff before the second attempt
 * @param multiplier of the back-off, from one attempt to the next
 * @param maxBackoff no wait is longer; zero for no limit
 * @param jitter the share of each wait that is random, from 0 to 1
 * @param noRetry exceptions (and their subtypes) that no further attempt can help
 */
public record RetryPolicy(
    int attempts,
    Duration backoff,
    double multiplier,
    Duration maxBackoff,
    double jitter,
    List<Class<? extends Throwable>> noRetry) {

  /** One attempt. */
  public static final RetryPolicy NONE =
      new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO, 0, List.of());

  /** Copies the list. */
  public RetryPolicy {
    noRetry = List.copyOf(noRetry);
  }

  /**
   * Whether another attempt could help after {@code failed} attempts, the last of which ended with
   * {@code cause}.
   */
  public boolean retries(int failed, Throwable cause) {
    return failed < attempts && !excludes(cause);
  }

  /** Whether {@code cause} is one that no further attempt can help. */
  public boolean excludes(Throwable cause) {
    for (Class<? extends Throwable> type : noRetry) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return cause instanceof DurableCallException failed && !failed.retryable();
  }

  /**
   * The wait after {@code failed} attempts.
   *
   * @param random from 0 (inclusive) to 1, for the jitter
   */
  public Duration backoffAfter(int failed, double random) {
    double nanos = (double) backoff.toNanos() * Math.pow(multiplier, failed - 1);
    double limited = maxBackoff.isZero() ? nanos : Math.min(nanos, (double) maxBackoff.toNanos());
    return Duration.ofNanos((long) (limited * (1 - jitter * random)));
  }
}
