package dev.planwright.runtime;

/**
 * A value that an agent gave out.
 *
 * @param id the same in every redelivery, and of no other output
 * @param key of the run that gave it out
 * @param value what was given out
 */
public record Output<O>(String id, Object key, O value) {}
