package dev.planwright.runtime.engine;

import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.store.Outcome;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How an implementation ended: with something to be recorded, or with something that never may be.
 */
sealed interface Ended {

  /** To be recorded. */
  record With(Outcome outcome) implements Ended {}

  /** The run cannot go on. */
  record Without(RunAbortedException reason) implements Ended {}

  /** It returned, or its stage completed. */
  static Ended returned(DurableMethod<?> method, @Nullable Object value) {
    try {
      return new With(Outcomes.succeeded(method, value));
    } catch (Exception | StackOverflowError e) {
      return new Without(
          new RunAbortedException(
              Reason.UNRECORDABLE,
              "%s has had its effect, but its result of type %s cannot be recorded: %s"
                  .formatted(
                      method.source(),
                      value == null ? "null" : value.getClass().getName(),
                      e.getMessage()),
              e));
    }
  }

  /** It threw, or its stage failed. Interrupts, cancellation and fatal errors are no outcome. */
  static Ended threw(DurableMethod<?> method, FailurePolicy policy, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    boolean stackOverflow = cause instanceof StackOverflowError;
    if (cause instanceof InterruptedException
        || cause instanceof CancellationException
        || (cause instanceof VirtualMachineError && !stackOverflow)) {
      return new Without(
          new RunAbortedException(
              Reason.INTERRUPTED,
              "%s was interrupted or cancelled, which says nothing about its effect and is not recorded"
                  .formatted(method.source()),
              cause));
    }
    return new With(Outcomes.failed(method, cause, !policy.excludes(cause)));
  }
}
