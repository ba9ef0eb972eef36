package dev.planwright.runtime;

import java.time.Instant;

/** Contexts for unit tests of actions. */
public final class ActionContexts {

  private ActionContexts() {}

  /**
   * A context that stands still: its clock and event time are {@code time}, its random numbers
   * always the same. Durable calls are made at once, on this thread.
   */
  public static ActionContext fixed(Object key, Instant time) {
    return fixed(key, time, AgentConfig.empty());
  }

  /** Like {@link #fixed(Object, Instant)}, with settings. */
  public static ActionContext fixed(Object key, Instant time, AgentConfig config) {
    return new FixedContext(key, time, config);
  }
}
