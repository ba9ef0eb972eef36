package dev.planwright.runtime;

import org.jspecify.annotations.Nullable;

/**
 * An input whose run failed for good. Nothing of the run was applied.
 *
 * @param key whose run it was
 * @param input what began it
 * @param action {@code DisruptionDesk.rebook}
 * @param event the event that the action was given; null if it was not kept
 * @param cause what the action threw last
 */
public record FailedInput(
    Object key, Object input, String action, @Nullable Object event, Throwable cause) {}
