package dev.planwright.processor.model;

import java.util.List;

/**
 * A method of a durable interface that finds out what became of an interrupted call. It is no
 * durable call itself: the wrapper hands it through.
 *
 * @param name the method's name
 * @param parameters in order, the same types as the call's
 * @param stage whether it returns a {@code CompletionStage} of its answer
 * @param declaredResult the declared result type as source
 * @param thrown declared exceptions, as source
 */
public record Reconciler(
    String name,
    List<DurableMethod.Parameter> parameters,
    boolean stage,
    String declaredResult,
    List<String> thrown) {

  /** Copies the lists. */
  public Reconciler {
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }
}
