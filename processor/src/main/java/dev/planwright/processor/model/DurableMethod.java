package dev.planwright.processor.model;

import dev.planwright.CallMode;
import java.time.Duration;
import java.util.List;

/**
 * A durable call.
 *
 * @param name the method's name
 * @param id its identity in saved state
 * @param aliases its earlier identities
 * @param mode what an interruption between effect and record means
 * @param reconciler the place of its reconciler in {@link DurableModel#reconcilers}, -1 for none;
 *     there is one exactly if the mode is {@code RECONCILED}
 * @param retry how often and when the call itself is tried again
 * @param timeout how long one try may take, zero for no limit
 * @param blocking whether an implementation that returns a stage blocks before it does
 * @param inline whether a plain implementation runs on the agent's thread
 * @param parameters in order
 * @param stage whether the declared result is a {@code CompletionStage}
 * @param declaredResult the declared result type as source: {@code void}, {@code java.lang.String},
 *     {@code java.util.concurrent.CompletionStage<java.lang.String>}
 * @param result the value that is recorded, as source and boxed; {@code java.lang.Void} for none
 * @param codec the place of the result in {@link DurableModel#types}, -1 for none
 * @param thrown declared exceptions
 */
public record DurableMethod(
    String name,
    String id,
    List<String> aliases,
    CallMode mode,
    int reconciler,
    RetryPolicy retry,
    Duration timeout,
    boolean blocking,
    boolean inline,
    List<Parameter> parameters,
    boolean stage,
    String declaredResult,
    String result,
    int codec,
    List<Thrown> thrown) {

  /** Copies the lists. */
  public DurableMethod {
    aliases = List.copyOf(aliases);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }

  /**
   * A parameter.
   *
   * @param name as declared; {@code arg0} if the interface comes from a class file without names
   * @param type as source
   * @param codec its place in {@link DurableModel#types}, -1 if it is not stored
   */
  public record Parameter(String name, String type, int codec) {}

  /**
   * A declared exception.
   *
   * @param type the class, as source
   * @param checked whether the compiler makes callers handle it
   * @param rebuildable whether it has an accessible {@code (String)} constructor, so that a replay
   *     can throw it again
   */
  public record Thrown(String type, boolean checked, boolean rebuildable) {}
}
