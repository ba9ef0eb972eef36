package dev.planwright.processor.model;

import dev.planwright.FailureAction;
import java.time.Duration;
import java.util.List;

/**
 * What happens when an action fails.
 *
 * @param attempts how often it is tried, at least 1
 * @param backoff the first pause between attempts, zero for none
 * @param multiplier what each further pause is multiplied with, at least 1
 * @param maxBackoff the longest pause, zero for no limit
 * @param jitter the share of a pause that is random, 0 to 1
 * @param noRetry exceptions, with their subclasses, that are final at once
 * @param then what follows the last attempt
 */
public record FailurePolicy(
    int attempts,
    Duration backoff,
    double multiplier,
    Duration maxBackoff,
    double jitter,
    List<ClassRef> noRetry,
    FailureAction then) {

  /** Copies the list. */
  public FailurePolicy {
    noRetry = List.copyOf(noRetry);
  }
}
