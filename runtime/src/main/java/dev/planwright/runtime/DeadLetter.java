package dev.planwright.runtime;

/**
 * An event that an action gave up on.
 *
 * @param key of the run
 * @param input what had started the run
 * @param event what the action was given
 * @param actionId the action
 * @param cause its last failure, as text
 */
public record DeadLetter(Object key, Object input, Object event, String actionId, String cause) {}
