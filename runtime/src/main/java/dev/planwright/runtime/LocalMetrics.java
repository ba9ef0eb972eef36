package dev.planwright.runtime;

import dev.planwright.runtime.engine.EngineMetrics;
import dev.planwright.runtime.metrics.LatencySnapshot;

/**
 * What a {@link LocalRunner} has done so far, over all its workers.
 *
 * @param accepted inputs taken by {@code submit}
 * @param unfinished inputs whose run has neither committed nor failed for good
 * @param heldKeys keys that a failed run holds
 * @param droppedTimers wall-time timers dropped at the end of input
 * @param runNanos from {@code submit} to the delivery of the run's outputs, in nanoseconds
 * @param engine runs, actions and durable calls
 */
public record LocalMetrics(
    long accepted,
    long unfinished,
    int heldKeys,
    long droppedTimers,
    LatencySnapshot runNanos,
    EngineMetrics.Snapshot engine) {}
