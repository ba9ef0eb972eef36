package dev.planwright.runtime;

import java.util.List;

/** Runs failed for good and hold their keys, so that not all inputs can be finished. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FailedInput> failures;

  RunFailedException(List<FailedInput> failures) {
    super(message(failures), failures.get(0).cause());
    this.failures = List.copyOf(failures);
  }

  private static String message(List<FailedInput> failures) {
    FailedInput first = failures.get(0);
    return "%d run(s) failed for good and hold their keys; the first: %s of key %s: %s. Mend the cause, or let keys go on with quarantine(SKIP)."
        .formatted(failures.size(), first.action(), first.key(), first.cause());
  }

  /** The failed runs, oldest first. */
  public List<FailedInput> failures() {
    return failures;
  }
}
