package dev.planwright.runtime.store;

/**
 * A run that is on record, and what its input is recognised by.
 *
 * @param inputDigest as in {@link RunClaim}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only looked up
public record RecordedRun(byte[] inputDigest, RunHistory history) {}
