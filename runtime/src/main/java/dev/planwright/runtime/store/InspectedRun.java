package dev.planwright.runtime.store;

/**
 * A run as its store shows it.
 *
 * @param number of its input or timer
 * @param key the encoded business key
 * @param state how far it is
 * @param records how many records it has
 * @param sinceMillis when it ended or was quarantined, or a timer is due, in epoch milliseconds;
 *     else 0
 * @param note the event of a timer, or why the run is quarantined; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only shown
public record InspectedRun(
    long number, byte[] key, State state, int records, long sinceMillis, String note) {

  /** How far a run is. */
  public enum State {
    /** Accepted; nothing is recorded of it. */
    ACCEPTED,
    /** Begun, and waiting for a call or for its turn. */
    SUSPENDED,
    /** A timer that is not due, or whose run has not begun. */
    WAITING_FOR_TIMER,
    /** Failed for good, and holding its key. */
    QUARANTINED,
    /** Committed; its records are kept for the retention time. */
    FINISHED,
    /** Discarded by hand; its records are kept for the retention time. */
    DROPPED
  }
}
