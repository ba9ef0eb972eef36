package dev.planwright.runtime;

import org.jspecify.annotations.Nullable;

/**
 * An input whose run failed for good. Nothing of the run was applied.
 *
 * @param key whose run it was
 * @param input what began it
 * @param action {@code DisruptionDesk.rebook}, or the agent's name if the run failed at its end
 * @param event the event that the action was given; null if it was not kept, or there is none
 * @param cause what the action threw last, or why the run could not be stored
 */
public record FailedInput(
    Object key, Object input, String action, @Nullable Object event, Throwable cause) {}
