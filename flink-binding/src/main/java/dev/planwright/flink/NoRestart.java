package dev.planwright.flink;

import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Fails a job for good, whatever its restart strategy says.
 *
 * <p>Flink's exception for it is not public API; this is the only class that uses it.
 */
final class NoRestart {

  private NoRestart() {}

  /** What to throw: {@code cause}, as one that no restart can help. */
  static RuntimeException because(Throwable cause) {
    return new SuppressRestartsException(cause);
  }
}
