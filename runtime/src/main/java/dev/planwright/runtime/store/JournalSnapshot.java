package dev.planwright.runtime.store;

import java.util.List;
import java.util.Map;

/**
 * What a checkpoint must hold of one worker's part of a journal.
 *
 * @param marks by key group, where reading begins if this checkpoint is restored: what lies before
 *     has been handed over, or is among {@code unclaimed}; what lies behind has not
 * @param unclaimed runs that were recovered from the store and that no input has claimed yet. The
 *     host keeps them, and offers them to the inputs itself after a restore
 */
public record JournalSnapshot(Map<Integer, Long> marks, List<RecordedRun> unclaimed) {

  /** Copies both. */
  public JournalSnapshot {
    marks = Map.copyOf(marks);
    unclaimed = List.copyOf(unclaimed);
  }
}
