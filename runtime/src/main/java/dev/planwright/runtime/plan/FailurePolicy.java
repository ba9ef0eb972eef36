package dev.planwright.runtime.plan;

import dev.planwright.FailureAction;
import java.time.Duration;
import java.util.List;

/**
 * What happens when an action throws: attempts with back-off, then the final action.
 *
 * @param retry how often and when it is attempted
 * @param then what to do when attempts are used up
 */
public record FailurePolicy(RetryPolicy retry, FailureAction then) {

  /** One attempt, then the run fails. */
  public static final FailurePolicy FAIL = new FailurePolicy(RetryPolicy.NONE, FailureAction.FAIL);

  /** As generated plans say it; for the parameters see {@link RetryPolicy}. */
  public FailurePolicy(
      int attempts,
      Duration backoff,
      double multiplier,
      Duration maxBackoff,
      double jitter,
      List<Class<? extends Throwable>> noRetry,
      FailureAction then) {
    this(new RetryPolicy(attempts, backoff, multiplier, maxBackoff, jitter, noRetry), then);
  }
}
