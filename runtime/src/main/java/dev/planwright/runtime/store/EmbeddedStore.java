package dev.planwright.runtime.store;

import java.io.IOException;

/**
 * A store that keeps everything of an agent in one process: besides the journal its inputs, memory,
 * timers and outbox, so that a run commits in one atomic batch.
 */
public interface EmbeddedStore extends ActionStateStore {

  /**
   * Opens all that is kept of an agent. One process owns it until it is closed.
   *
   * @throws IOException if it is owned by another process, damaged, or cannot be read or written;
   *     the message names the file and what to do
   */
  @Override
  EmbeddedJournal open(String agent) throws IOException;

  /**
   * A store on the heap: what it keeps survives a runner that is closed and started again in this
   * process, and nothing else. Shipped to another process it arrives empty.
   */
  static EmbeddedStore inMemory() {
    return new InMemoryEmbeddedStore();
  }
}
