package dev.planwright.processor.model;

import java.time.Duration;
import java.util.List;

/**
 * How often and when something that failed is tried again: an action, or one durable call.
 *
 * @param attempts how often it is tried, at least 1
 * @param backoff the first pause between attempts, zero for none
 * @param multiplier what each further pause is multiplied with, at least 1
 * @param maxBackoff the longest pause, zero for no limit
 * @param jitter the share of a pause that is random, 0 to 1
 * @param noRetry exceptions, with their subclasses, that are final at once
 */
public record RetryPolicy(
    int attempts,
    Duration backoff,
    double multiplier,
    Duration maxBackoff,
    double jitter,
    List<ClassRef> noRetry) {

  /** One attempt. */
  public static final RetryPolicy NONE =
      new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO, 0, List.of());

  /** Copies the list. */
  public RetryPolicy {
    noRetry = List.copyOf(noRetry);
  }

  /** Whether there is a second attempt. */
  public boolean retries() {
    return attempts > 1;
  }
}
