package dev.planwright.runtime.engine;

import dev.planwright.runtime.store.Outcome;
import org.jspecify.annotations.Nullable;

/** One durable call of an action in hand, over all executions of that action. */
final class Call {

  /**
   * Names a call within its action.
   *
   * @param id the call's id
   * @param occurrence among equal ids in one execution
   */
  record Name(String id, int occurrence) {}

  final Name name;

  /** Digest of the arguments. */
  final String arguments;

  boolean inFlight;

  /** How the call ended, as recorded; null while it has not. */
  @Nullable Outcome outcome;

  /** Where the outcome stands in the action's delivery order. */
  int position;

  /** Tries in this attempt of the action. */
  int tries;

  /**
   * The future that the current execution holds; null if the call is a plain one or was not made
   * yet.
   */
  @Nullable PendingResult<?> pending;

  Call(Name name, String arguments) {
    this.name = name;
    this.arguments = arguments;
  }
}
