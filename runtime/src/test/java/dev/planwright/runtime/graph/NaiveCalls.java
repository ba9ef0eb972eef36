package dev.planwright.runtime.graph;

import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.plan.FailurePolicy;
import java.util.HashMap;
import java.util.Map;

/**
 * The durable calls of one action with one event, answered at once. What succeeded, or failed for
 * good, is answered the same in later attempts of the action; the rest is executed again.
 */
final class NaiveCalls {

  private final FailurePolicy policy;
  private final Map<String, Integer> executed;
  private final Map<String, Long> succeeded = new HashMap<>();
  private final Map<String, DurableCallException> failed = new HashMap<>();

  /**
   * No calls yet.
   *
   * @param executed counts the executions, by the call's label
   */
  NaiveCalls(FailurePolicy policy, Map<String, Integer> executed) {
    this.policy = policy;
    this.executed = executed;
  }

  long call(Answers.Kind kind, long argument, String label) {
    if (failed.containsKey(label)) {
      throw failed.get(label);
    }
    if (!succeeded.containsKey(label)) {
      int attempt = executed.merge(label, 1, Integer::sum);
      try {
        succeeded.put(label, Answers.of(kind, argument, attempt));
      } catch (Answers.Refused | Answers.Stubborn thrown) {
        boolean ends = isFinal(thrown);
        var failure =
            new DurableCallException(thrown.getClass().getName(), thrown.getMessage(), !ends);
        if (ends) {
          failed.put(label, failure);
        }
        throw failure;
      }
    }
    return succeeded.get(label);
  }

  /** Whether no further attempt could help. */
  boolean isFinal(Throwable thrown) {
    return thrown instanceof DurableCallException failure
        ? !failure.retryable()
        : thrown instanceof Answers.Stubborn && !policy.retry().noRetry().isEmpty();
  }
}
