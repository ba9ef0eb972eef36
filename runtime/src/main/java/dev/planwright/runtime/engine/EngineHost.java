package dev.planwright.runtime.engine;

import dev.planwright.runtime.RunAbortedException;

/**
 * What the engine needs of its host. All methods but {@link #enqueue} are called on the agent's
 * thread.
 *
 * @param <I> what the agent takes in
 * @param <O> what it gives out
 */
public interface EngineHost<I, O> {

  /**
   * Runs {@code turn} on the agent's thread soon, in the order of the calls. Called from any
   * thread; must not block for long and must not refuse while the engine is open.
   */
  void enqueue(Runnable turn);

  /** The time that the engine goes by, which it closes with itself. Asked for once. */
  default Scheduler scheduler(String agent) {
    return Scheduler.ofWallTime(agent);
  }

  /**
   * What this key remembers. Asked for when a run starts and each time it goes on; no other run's
   * key is asked for before it is suspended or has committed.
   */
  KeyedMemory memory(Object key);

  /**
   * Whether the timer that is about to start its run is still wanted: one that was cancelled while
   * its key was busy is not.
   */
  default boolean isWanted(long ticket) {
    return true;
  }

  /**
   * A run is about to commit, and nothing of it has been applied. Throws if the host cannot take
   * what it gives out: then it fails for good. {@link KeyedMemory} may refuse what is written to it
   * likewise; the host then forgets what it has taken of the run.
   *
   * @throws RunAbortedException why not
   */
  default void committing(FinishedRun<I, O> run) {}

  /**
   * A run has ended and its memory has just been written: deliver its outputs and dead letters, and
   * set its timers. The run is valid only during the call.
   */
  void committed(FinishedRun<I, O> run);

  /**
   * A run failed for good; nothing of it was applied. With {@link EngineSettings#holdsFailedKeys()}
   * its key is held from now on: later inputs of the key wait. Throwing from here stops the engine.
   *
   * @return whether nobody will make the run again, so that its records may go
   */
  boolean failed(FailedRun<I> run);
}
