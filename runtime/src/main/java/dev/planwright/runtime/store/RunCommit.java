package dev.planwright.runtime.store;

import java.util.List;

/**
 * All that the end of a run applies, at once or not at all.
 *
 * @param number of the work item that started the run
 * @param key the encoded business key
 * @param memory what the run wrote, in order
 * @param outbox outputs and dead letters, in order, under numbers from {@link
 *     EmbeddedJournal#nextNumber()}
 * @param timers those that the run set, under such numbers too
 * @param cancelledTimers numbers of the timers that the run cancelled
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record RunCommit(
    long number,
    byte[] key,
    List<MemoryChange> memory,
    List<OutboxEntry> outbox,
    List<WorkItem> timers,
    List<Long> cancelledTimers) {

  /** Copies the lists. */
  public RunCommit {
    memory = List.copyOf(memory);
    outbox = List.copyOf(outbox);
    timers = List.copyOf(timers);
    cancelledTimers = List.copyOf(cancelledTimers);
  }
}
