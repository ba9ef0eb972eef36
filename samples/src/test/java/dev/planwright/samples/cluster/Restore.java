package dev.planwright.samples.cluster;

/**
 * A desk goes on from a checkpoint.
 *
 * @param at when, in milliseconds of this machine's clock
 * @param checkpointBegan when the checkpoint was triggered
 */
record Restore(long at, long checkpointBegan) {}
