package dev.planwright.runtime.engine;

import dev.planwright.CallMode;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.store.Outcome;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How one try of a durable call ended. */
sealed interface Ended {

  /** With an outcome that no other try would better. */
  record With(Outcome outcome) implements Ended {}

  /**
   * It failed.
   *
   * @param outcome the failure, should no other try follow
   * @param cause what was thrown
   * @param isLate whether its time was over, so that its effect may still come or have come
   */
  record Failing(Outcome.Failed outcome, Throwable cause, boolean isLate) implements Ended {}

  /** In a way that says nothing about its effect: the run cannot go on. */
  record Without(RunAbortedException reason) implements Ended {}

  /** It returned, or its stage completed. */
  static Ended returned(DurableMethod<?> method, @Nullable Object value) {
    return new With(Outcomes.succeeded(method, value));
  }

  /**
   * It threw, or its stage failed. Interrupts, cancellation and fatal errors are no outcome.
   *
   * @param policy the action's
   */
  static Ended threw(DurableMethod<?> method, RetryPolicy policy, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof InterruptedException
        || cause instanceof CancellationException
        || Fatal.is(cause)) {
      return new Without(
          new RunAbortedException(
              Reason.INTERRUPTED,
              "%s was interrupted or cancelled, which says nothing about its effect and is not recorded"
                  .formatted(method.source()),
              cause));
    }
    return failing(method, policy, cause, false);
  }

  /** Its time is over. */
  static Ended late(DurableMethod<?> method, RetryPolicy policy) {
    TimeoutException cause =
        new TimeoutException(
            "%s has not answered within %s".formatted(method.source(), method.timeout()));
    return failing(method, policy, cause, true);
  }

  private static Ended failing(
      DurableMethod<?> method, RetryPolicy policy, Throwable cause, boolean isLate) {
    boolean again =
        !policy.excludes(cause)
            && !method.retry().excludes(cause)
            && method.mode() != CallMode.AT_MOST_ONCE;
    return new Failing(Outcomes.failed(method, cause, again), cause, isLate);
  }
}
