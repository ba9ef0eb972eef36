package dev.planwright.processor.model;

import java.util.List;

/**
 * An agent with mistakes: enough to write a plan class that compiles and explains itself when used.
 *
 * @param type the agent class
 * @param plan the plan class to write
 * @param runtime whether the types of the runtime can be named
 * @param input the declared input as source, {@code java.lang.Object} if it is unknown or not
 *     accessible
 * @param output the same for the output; {@code java.lang.Void} for none
 * @param mistakes the first line of each error, for the exception's message
 */
public record StubModel(
    ClassRef type,
    ClassRef plan,
    boolean runtime,
    String input,
    String output,
    List<String> mistakes) {

  /** Copies the list. */
  public StubModel {
    mistakes = List.copyOf(mistakes);
  }
}
