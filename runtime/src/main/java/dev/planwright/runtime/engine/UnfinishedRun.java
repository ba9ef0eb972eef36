package dev.planwright.runtime.engine;

import dev.planwright.runtime.store.RunHistory;
import org.jspecify.annotations.Nullable;

/**
 * A run that has not ended: suspended, or still waiting for its turn. What a host saves of it, and
 * gives back to {@link RunEngine#resume}.
 *
 * @param input null if a timer began, or will begin, the run
 * @param timer the timer's event; null for an input
 * @param event the dense number of the type of {@code timer}
 * @param eventTime epoch milliseconds, or {@link FinishedRun#NO_EVENT_TIME}
 * @param ticket what the host gave with it
 * @param history the run as the journal knew it when it was claimed; null if it has no durable call
 *     so far. The journal knows what has been {@linkplain
 *     dev.planwright.runtime.store.Journal#handed handed} to it since
 */
public record UnfinishedRun<I>(
    Object key,
    @Nullable I input,
    @Nullable Object timer,
    int event,
    long eventTime,
    long ticket,
    @Nullable RunHistory history) {}
