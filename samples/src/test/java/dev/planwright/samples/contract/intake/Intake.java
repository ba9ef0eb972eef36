package dev.planwright.samples.contract.intake;

import dev.planwright.Action;

/**
 * A base for agents that take in messages of one type and sort them.
 *
 * @param <T> what comes in
 * @param <R> what it is sorted into
 */
public abstract class Intake<T, R> {

  /** The event types are the agent's: {@code on} is left out. */
  @Action
  public R accept(T message) {
    return sort(message);
  }

  /** Decides what becomes of a message. */
  protected abstract R sort(T message);
}
