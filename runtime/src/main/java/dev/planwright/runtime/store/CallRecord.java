package dev.planwright.runtime.store;

/**
 * Something that happened to a durable call, keyed by where in the run the call was made.
 *
 * @param key the encoded business key
 * @param run the run's number
 * @param path how the action's event came about: per hop the emitting action, the event type, and
 *     its occurrence
 * @param action the action's id
 * @param call the call's id
 * @param occurrence among equal call ids in one execution of the action, from 0
 * @param attempt of the action, from 0, in which this was recorded
 * @param arguments digest of the arguments, in hex
 * @param event what happened
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record CallRecord(
    byte[] key,
    long run,
    String path,
    String action,
    String call,
    int occurrence,
    int attempt,
    String arguments,
    CallEvent event)
    implements JournalRecord {}
