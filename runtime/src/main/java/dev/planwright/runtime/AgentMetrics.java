package dev.planwright.runtime;

/**
 * Metrics of an agent's own, named after the agent and the action.
 *
 * <p>What an action counts takes effect when it has ended well: one that is executed again counts
 * once.
 */
public interface AgentMetrics {

  /** Adds to a counter, which begins at zero. */
  void count(String name, long by);

  /** Adds an observation to a distribution: a size, a duration. */
  void record(String name, long value);
}
