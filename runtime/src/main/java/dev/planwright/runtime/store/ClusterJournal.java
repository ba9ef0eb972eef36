package dev.planwright.runtime.store;

/**
 * One worker's part of a {@link ClusterStore}, together with checkpoints that its host takes.
 *
 * <p>A checkpoint holds the unfinished runs with what has been {@link #handed} to them, and what
 * was recovered but has not been claimed yet ({@link JournalSnapshot#unclaimed}); the store holds
 * what came later. So after a restore, what was recorded before the checkpoint's marks is known
 * already, and only what was recorded behind them is read: for runs that the checkpoint holds, all
 * of which the host takes up by {@link #resume} right after opening, before any {@link #claim}; and
 * for runs that began later, which their inputs will {@link #claim} when they come again.
 */
public interface ClusterJournal extends Journal {

  /**
   * A checkpoint is being taken, and holds all that has been handed over by now. On the agent's
   * thread.
   */
  JournalSnapshot snapshot(long checkpoint);

  /**
   * A checkpoint is complete. What only earlier ones need may be deleted, as far as the store's own
   * settings allow. On the agent's thread; must not block it for long.
   */
  void completed(long checkpoint);
}
