package dev.planwright.flink;

import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * An input that no restart can make good: it cannot be read, or has no key or event time. The
 * message says which, and what is wrong with it.
 */
public final class PoisonInputException extends FlinkRuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was thrown when it was read, if anything. */
  public PoisonInputException(String message, @Nullable Throwable cause) {
    super(message, cause == null ? null : ShippedCause.of(cause));
  }

  /** Always {@link FailureKind#POISON_INPUT}. */
  public FailureKind kind() {
    return FailureKind.POISON_INPUT;
  }

  /** What to throw so that the job is not restarted: the input would be there again. */
  public RuntimeException forGood() {
    return NoRestart.because(this);
  }
}
