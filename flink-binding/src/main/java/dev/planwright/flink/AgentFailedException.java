package dev.planwright.flink;

import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.store.StoreRefusedException;
import java.io.IOException;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * A run failed for good under {@code FAIL}, or the store did, and with it the job. Says which
 * action, key, event.
 *
 * <p>Where no restart can help, it is thrown so that none is tried: see {@link FailureKind}.
 */
public final class AgentFailedException extends FlinkRuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  private AgentFailedException(String message, Throwable cause, FailureKind kind) {
    super(message, ShippedCause.of(cause));
    this.kind = kind;
  }

  /** What kind of failure it was. */
  public FailureKind kind() {
    return kind;
  }

  /** What to throw, so that the job fails. */
  static RuntimeException of(String agent, FailedRun<?> run) {
    return failure(text(agent, run), run.cause(), FailureKind.of(run.cause()));
  }

  /** What to throw when an agent's store cannot be opened. */
  static RuntimeException unopened(String agent, IOException cause) {
    return failure(
        "Agent %s cannot open its store: %s".formatted(agent, cause.getMessage()),
        cause,
        cause instanceof StoreRefusedException
            ? FailureKind.STORE_REFUSED
            : FailureKind.STORE_UNAVAILABLE);
  }

  /** What to throw when an agent cannot go on from what a checkpoint or savepoint holds. */
  static RuntimeException notTakenOver(String agent, IllegalStateException cause) {
    return failure(
        "Agent %s cannot be restored: %s".formatted(agent, cause.getMessage()),
        cause,
        FailureKind.CORRUPT_RECORD);
  }

  /** What to throw when the store takes no more. */
  static RuntimeException lost(String agent, Throwable cause) {
    return failure(
        "Agent %s has lost its journal: %s".formatted(agent, cause.getMessage()),
        cause,
        FailureKind.STORE_UNAVAILABLE);
  }

  private static RuntimeException failure(String message, Throwable cause, FailureKind kind) {
    AgentFailedException failure = new AgentFailedException(message, cause, kind);
    return kind.restartHelps() ? failure : NoRestart.because(failure);
  }

  /** What has failed, for people. */
  static String text(String agent, FailedRun<?> run) {
    String action = run.action();
    Object event = run.event();
    return "Agent %s failed in %s for key %s, on %s: %s"
        .formatted(
            agent,
            action == null ? "no action" : action,
            Excerpt.of(run.key()),
            Excerpt.of(event == null ? run.origin() : event),
            Excerpt.of(run.cause()));
  }
}
