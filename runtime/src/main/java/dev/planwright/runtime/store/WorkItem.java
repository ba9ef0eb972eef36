package dev.planwright.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * What starts a run: an input, or a timer.
 *
 * @param number its own number in the store: inputs and timers share one sequence
 * @param key the encoded business key
 * @param event the event type's name for a timer; null for an input
 * @param payload the input or event as its codec writes it
 * @param eventTime the run's event time in epoch milliseconds, or {@link Long#MIN_VALUE} for none
 * @param dueMillis when a timer is due, in epoch milliseconds; 0 for an input
 * @param isEventTime whether {@code dueMillis} is compared with event time instead of the clock
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record WorkItem(
    long number,
    byte[] key,
    @Nullable String event,
    byte[] payload,
    long eventTime,
    long dueMillis,
    boolean isEventTime) {}
