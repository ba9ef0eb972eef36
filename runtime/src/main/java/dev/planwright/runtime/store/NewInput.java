package dev.planwright.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * An input to be kept until its run has committed.
 *
 * @param key the encoded business key
 * @param payload the input as its codec writes it
 * @param eventTime epoch milliseconds, or {@link Long#MIN_VALUE} for none
 * @param source whose position this input is at, or null if it came without one
 * @param position in the source
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record NewInput(
    byte[] key, byte[] payload, long eventTime, @Nullable String source, long position) {}
