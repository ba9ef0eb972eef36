package dev.planwright.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * A run that failed for good and holds its key.
 *
 * @param number of its work item
 * @param key the encoded business key
 * @param action {@code DisruptionDesk.rebook}, or the agent's name if it failed outside an action
 * @param cause what was thrown last, as text
 * @param sinceMillis when it failed, in epoch milliseconds
 * @param lastAttempt what its release appends to its records, so that the action that failed is
 *     attempted once more; null if there is nothing to append
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record QuarantinedRun(
    long number,
    byte[] key,
    String action,
    String cause,
    long sinceMillis,
    @Nullable ActionFailed lastAttempt) {}
