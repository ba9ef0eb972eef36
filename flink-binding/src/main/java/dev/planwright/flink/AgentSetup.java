package dev.planwright.flink;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.Quarantine;
import dev.planwright.runtime.engine.EngineSettings;
import dev.planwright.runtime.store.ActionStateStore;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is shipped to the workers of an agent.
 *
 * @param <T> what the operator reads
 * @param inputOf finds the agent's input in it
 * @param keyType what the agent is keyed by
 * @param journal the journal's id; null for the one in the restored state, or else the job's
 * @param retention how long records of runs are kept at least
 * @param quarantine whether a run that failed for good fails the job, or its key goes on
 */
record AgentSetup<T, I, O>(
    AgentPlan<I, O> plan,
    InputOf<T, I> inputOf,
    Class<?> keyType,
    ActionStateStore store,
    @Nullable String journal,
    Duration retention,
    AgentConfig config,
    Limits limits,
    EndOfInput endOfInput,
    Quarantine quarantine)
    implements Serializable {

  /**
   * The settings of a worker.
   *
   * @param maxInFlight runs that may be suspended before further inputs have to queue
   * @param maxPending inputs that may queue before no further input is taken
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
     * As the engine takes them. No key is held: a run that fails for good fails the job, or is
     * given up.
     */
    EngineSettings engine() {
      return new EngineSettings(
          callThreads, eventBudget, callBudget, false, maxInFlight, EngineSettings.Replay.NEVER);
    }

    private static void requirePositive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
      }
    }
  }
}
