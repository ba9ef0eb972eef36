package shared.base;

import dev.planwright.Action;

/** An action in a default method. */
public interface Audited<I> {

  @Action(id = "audit")
  default void audit(I input) {}
}
