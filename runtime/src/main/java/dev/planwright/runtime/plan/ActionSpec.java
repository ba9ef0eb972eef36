package dev.planwright.runtime.plan;

import java.util.List;

/**
 * An action.
 *
 * @param id its identity in saved state
 * @param aliases earlier identities, under which saved state is still found
 * @param method as a person would look for it, {@code DisruptionDesk.rebook}
 * @param onFailure what happens when it throws
 */
public record ActionSpec(String id, List<String> aliases, String method, FailurePolicy onFailure) {

  /** Copies the list. */
  public ActionSpec {
    aliases = List.copyOf(aliases);
  }

  /** An action that never had another identity. */
  public ActionSpec(String id, String method, FailurePolicy onFailure) {
    this(id, List.of(), method, onFailure);
  }
}
