package dev.planwright.flink;

import dev.planwright.runtime.engine.FailedRun;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * A run failed for good under {@code FAIL}, and with it the job. Says which action, key, event.
 *
 * <p>Where no restart can help, it is thrown so that none is tried: see {@link FailureKind}.
 */
public final class AgentFailedException extends FlinkRuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  private AgentFailedException(String message, Throwable cause) {
    super(message, cause);
    this.kind = FailureKind.of(cause);
  }

  /** What kind of failure it was. */
  public FailureKind kind() {
    return kind;
  }

  /** What to throw, so that the job fails. */
  static RuntimeException of(String agent, FailedRun<?> run) {
    AgentFailedException failure = new AgentFailedException(text(agent, run), run.cause());
    return failure.kind.restartHelps() ? failure : NoRestart.because(failure);
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
