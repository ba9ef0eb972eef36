package dev.planwright.runtime.store;

import java.util.Map;

/**
 * One worker's part of a {@link ClusterStore}, together with checkpoints that its host takes.
 *
 * <p>A checkpoint holds the unfinished runs with what has been {@link #handed} to them; the store
 * holds what came later. So after a restore from a checkpoint, what was recorded before its marks
 * is known already, and what was recorded behind them is to be found again: by {@link #resume} for
 * runs that the checkpoint holds, by {@link #claim} for those that began later.
 */
public interface ClusterJournal extends Journal {

  /**
   * A checkpoint is being taken, and holds all that has been handed over by now. On the agent's
   * thread.
   *
   * @return for each key group of this part, where reading begins if this checkpoint is restored
   */
  Map<Integer, Long> snapshot(long checkpoint);

  /**
   * A checkpoint is complete. What only earlier ones need may be deleted, as far as the store's own
   * settings allow. On the agent's thread; must not block it for long.
   */
  void completed(long checkpoint);
}
