package dev.planwright.runtime.store;

/**
 * An attempt of an action failed, and another will be made: so that counts and deadlines survive a
 * restart. Only written for runs that have made a durable call.
 *
 * @param key the encoded business key
 * @param run the run's number
 * @param path how the action's event came about
 * @param action the action's id
 * @param attempt that failed, from 0
 * @param nextMillis when the next attempt is due, in epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record ActionFailed(
    byte[] key, long run, String path, String action, int attempt, long nextMillis)
    implements JournalRecord {}
