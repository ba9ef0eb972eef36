package dev.planwright.flink;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.engine.EngineSettings;
import dev.planwright.runtime.store.ActionStateStore;
import java.io.Serializable;

/**
 * What is shipped to the workers of an agent.
 *
 * @param <T> what the operator reads
 * @param inputOf finds the agent's input in it
 */
record AgentSetup<T, I, O>(
    AgentPlan<I, O> plan,
    InputOf<T, I> inputOf,
    ActionStateStore store,
    AgentConfig config,
    Limits limits)
    implements Serializable {

  /**
   * The settings of a worker.
   *
   * @param maxInFlight runs that may wait before no further input is taken
   * @param maxPending inputs that may queue behind them before no further input is taken
   */
  record Limits(int callThreads, int eventBudget, int callBudget, int maxInFlight, int maxPending)
      implements Serializable {

    static final Limits DEFAULTS =
        new Limits(
            EngineSettings.DEFAULTS.callThreads(),
            EngineSettings.DEFAULTS.eventBudget(),
            EngineSettings.DEFAULTS.callBudget(),
            1_000,
            10_000);

    Limits {
      requirePositive("callThreads", callThreads);
      requirePositive("eventBudget", eventBudget);
      requirePositive("callBudget", callBudget);
      requirePositive("maxInFlight", maxInFlight);
      requirePositive("maxPending", maxPending);
    }

    /**
     * As the engine takes them. No key is held: on Flink a run that fails for good fails the job.
     */
    EngineSettings engine() {
      return new EngineSettings(
          callThreads, eventBudget, callBudget, false, EngineSettings.Replay.NEVER);
    }

    private static void requirePositive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
      }
    }
  }
}
