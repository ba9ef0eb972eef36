package dev.planwright.processor.model;

import dev.planwright.FailureAction;

/**
 * What happens when an action fails.
 *
 * @param retry how often and when it is tried again
 * @param then what follows the last attempt
 */
public record FailurePolicy(RetryPolicy retry, FailureAction then) {

  /** One attempt, and the run fails. */
  public static final FailurePolicy FAIL = new FailurePolicy(RetryPolicy.NONE, FailureAction.FAIL);
}
