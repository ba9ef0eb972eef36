package dev.planwright.runtime.plan;

/**
 * An action.
 *
 * @param id its identity in saved state
 * @param method as a person would look for it, {@code DisruptionDesk.rebook}
 * @param onFailure what happens when it throws
 */
public record ActionSpec(String id, String method, FailurePolicy onFailure) {}
