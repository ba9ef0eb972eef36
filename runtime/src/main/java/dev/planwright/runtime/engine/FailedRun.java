package dev.planwright.runtime.engine;

import dev.planwright.runtime.store.ActionFailed;
import org.jspecify.annotations.Nullable;

/**
 * A run that failed for good.
 *
 * @param key whose run it was
 * @param input what began it; null if that was a timer
 * @param origin what began it: the input, or the timer's event
 * @param eventTime epoch milliseconds, or {@link FinishedRun#NO_EVENT_TIME}
 * @param ticket what the host gave with the input
 * @param action {@code DisruptionDesk.rebook}, or null if it failed outside an action
 * @param event the event that the action was given, or null
 * @param cause what the action threw last
 * @param lastAttempt what, appended to the run's records, lets the action be attempted once more;
 *     null if the run has recorded nothing, or another attempt could change nothing
 */
public record FailedRun<I>(
    Object key,
    @Nullable I input,
    Object origin,
    long eventTime,
    long ticket,
    @Nullable String action,
    @Nullable Object event,
    Throwable cause,
    @Nullable ActionFailed lastAttempt) {}
