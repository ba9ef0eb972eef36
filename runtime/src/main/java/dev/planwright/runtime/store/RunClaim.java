package dev.planwright.runtime.store;

/**
 * A run that wants to be known to the journal.
 *
 * @param key the encoded business key
 * @param inputDigest of the input's bytes and event time
 * @param input the input's own number in an {@link EmbeddedJournal}, and of no meaning to others
 * @param startMillis what the run's clock shows, in epoch milliseconds, unless it was recorded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only looked up
public record RunClaim(byte[] key, byte[] inputDigest, long input, long startMillis) {}
