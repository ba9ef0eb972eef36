package com.example.base;

import dev.planwright.Action;
import java.util.Optional;

/** An interface with an action. */
public interface Counting<E, C> {

  C counted(E event);

  @Action(id = "count")
  default Optional<C> countEach(E event) {
    return Optional.of(counted(event));
  }
}
