package dev.planwright.processor.guard;

import java.util.Map;

/** The compiler's knowledge of the types that a guard comes across. */
@FunctionalInterface
public interface GuardScope {

  /**
   * The components of a {@link GuardType.Kind#RECORD}, in order, by name: each is the accessor of
   * that name. Asked only when needed, since a record may hold itself.
   */
  Map<String, GuardType> components(GuardType record);
}
