package dev.planwright.runtime.engine;

/**
 * The engine's limits. Names are those of the hosts' builder methods.
 *
 * @param callThreads threads of the call pool; further calls wait in order
 * @param eventBudget events that one run may handle before it is stopped as a loop
 * @param callBudget durable calls that one execution of an action may make before it is stopped as
 *     a loop
 * @param holdsFailedKeys whether a key is held after one of its runs failed for good, so that its
 *     order is kept
 * @param maxInFlight runs that may be suspended before no other begins
 * @param replay when an action is executed again although it need not be; {@code NEVER} outside
 *     tests
 */
public record EngineSettings(
    int callThreads,
    int eventBudget,
    int callBudget,
    boolean holdsFailedKeys,
    int maxInFlight,
    Replay replay) {

  /** What hosts start from. */
  public static final EngineSettings DEFAULTS =
      new EngineSettings(64, 10_000, 10_000, true, Integer.MAX_VALUE, Replay.NEVER);

  /** Refuses limits below one. */
  public EngineSettings {
    requirePositive("callThreads", callThreads);
    requirePositive("eventBudget", eventBudget);
    requirePositive("callBudget", callBudget);
    requirePositive("maxInFlight", maxInFlight);
  }

  /** These settings with another {@code callThreads}. */
  public EngineSettings withCallThreads(int value) {
    return new EngineSettings(value, eventBudget, callBudget, holdsFailedKeys, maxInFlight, replay);
  }

  /** These settings with another {@code eventBudget}. */
  public EngineSettings withEventBudget(int value) {
    return new EngineSettings(callThreads, value, callBudget, holdsFailedKeys, maxInFlight, replay);
  }

  /** These settings with another {@code callBudget}. */
  public EngineSettings withCallBudget(int value) {
    return new EngineSettings(
        callThreads, eventBudget, value, holdsFailedKeys, maxInFlight, replay);
  }

  /** These settings with another {@code holdsFailedKeys}. */
  public EngineSettings withHoldsFailedKeys(boolean value) {
    return new EngineSettings(callThreads, eventBudget, callBudget, value, maxInFlight, replay);
  }

  /** These settings with another {@code maxInFlight}. */
  public EngineSettings withMaxInFlight(int value) {
    return new EngineSettings(callThreads, eventBudget, callBudget, holdsFailedKeys, value, replay);
  }

  /** These settings with another {@code replay}. */
  public EngineSettings withReplay(Replay value) {
    return new EngineSettings(
        callThreads, eventBudget, callBudget, holdsFailedKeys, maxInFlight, value);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
  }

  /**
   * When an action is executed from its start on an outcome that could have been handed to it as it
   * is.
   */
  @FunctionalInterface
  public interface Replay {

    /** Only when it must be. */
    Replay NEVER = () -> false;

    /** On each outcome: what the always-replay test mode does. */
    Replay ALWAYS = () -> true;

    /** Asked once per outcome, on the agent's thread. */
    boolean onOutcome();
  }
}
