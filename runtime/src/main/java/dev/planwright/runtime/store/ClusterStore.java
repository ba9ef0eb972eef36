package dev.planwright.runtime.store;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * A store that many workers on many machines share, each with a part of the keys. Outcomes that it
 * has acknowledged survive any of them.
 *
 * <p>{@link #open(String)} opens all of it for one process that has no checkpoints; what that
 * returns is thread-safe.
 */
public interface ClusterStore extends ActionStateStore {

  /**
   * Opens one worker's part of the journal, and takes it from whoever had it before: records that a
   * former owner writes from now on are never read.
   *
   * @param part which part, and how far the checkpoint that is restored goes
   * @param lost told once, on any thread, when another owner has taken over any of it: this worker
   *     must stop
   * @throws IOException if the store cannot be reached, is not safe as it is set up, belongs to a
   *     job with other settings, or no longer holds what the checkpoint needs; the message names it
   */
  ClusterJournal open(JournalPart part, Consumer<Throwable> lost) throws IOException;
}
