package dev.planwright.flink;

import dev.planwright.runtime.engine.FailedRun;
import org.apache.flink.util.FlinkRuntimeException;

/** A run failed for good under {@code FAIL}, and with it the job. Says which action, key, event. */
public final class AgentFailedException extends FlinkRuntimeException {

  private static final long serialVersionUID = 1L;

  private AgentFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  static AgentFailedException of(String agent, FailedRun<?> run) {
    String action = run.action();
    Object event = run.event();
    return new AgentFailedException(
        "Agent %s failed in %s for key %s, on %s: %s"
            .formatted(
                agent,
                action == null ? "no action" : action,
                Excerpt.of(run.key()),
                Excerpt.of(event == null ? run.origin() : event),
                Excerpt.of(run.cause())),
        run.cause());
  }
}
