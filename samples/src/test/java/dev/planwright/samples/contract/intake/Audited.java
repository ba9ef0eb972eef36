package dev.planwright.samples.contract.intake;

import dev.planwright.Action;
import dev.planwright.runtime.ActionContext;

/**
 * Logs every event of one type.
 *
 * @param <E> the type
 */
public interface Audited<E> {

  /** The event type is the agent's: {@code on} is left out. */
  @Action
  default void audit(E event, ActionContext context) {
    context.log().info("{}: {}", context.runId(), event);
  }
}
