package dev.planwright.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Something that leaves a run: either an output or a dead letter.
 *
 * @param number its own in the outbox
 */
record Delivery<O>(long number, @Nullable Output<O> output, @Nullable DeadLetter deadLetter) {}
