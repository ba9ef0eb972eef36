package dev.planwright.runtime.store;

/**
 * The first record of a run, written by the journal before the first that the engine appends: what
 * the run is recognised by, and what it must read again as it was.
 *
 * @param key the encoded business key
 * @param run the run's number
 * @param inputDigest of the input's bytes and event time
 * @param startMillis what the run's clock shows, in epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record RunBegun(byte[] key, long run, byte[] inputDigest, long startMillis)
    implements JournalRecord {}
