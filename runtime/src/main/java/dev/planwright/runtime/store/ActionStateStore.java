package dev.planwright.runtime.store;

import java.io.IOException;
import java.io.Serializable;

/**
 * Where the outcomes of durable calls are kept. A description that a job carries to its workers;
 * each worker opens it.
 *
 * <p>Thread-safe.
 */
public interface ActionStateStore extends Serializable {

  /**
   * Opens the journal of one worker.
   *
   * @param agent the agent's name
   * @throws IOException if the store cannot be reached, or is owned by another process
   */
  Journal open(String agent) throws IOException;

  /**
   * Whether records survive this process. Calls that must never be repeated need a store of which
   * this is true.
   */
  default boolean isSurviving() {
    return true;
  }

  /**
   * A store on the heap: outcomes survive a worker that is closed and opened again in this process,
   * and nothing else. Shipped to another process it arrives empty.
   */
  static ActionStateStore inMemory() {
    return new InMemoryActionStateStore();
  }
}
