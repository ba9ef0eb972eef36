package dev.planwright.processor.model;

import java.util.List;

/**
 * One call of a provider method.
 *
 * @param index its place in {@link AgentModel#resources}; everything it needs has a smaller one
 * @param provider the class that declares the method
 * @param method the static method
 * @param type the provided type as source, with type arguments
 * @param raw the provided type without them, which {@code AgentPlan.with} replaces
 * @param name {@code @Named} on the method, else empty
 * @param arguments what the method is called with, in order
 * @param closeable whether the declared type is {@code AutoCloseable}; the writer should test the
 *     object as well
 * @param thrown declared exceptions, as source
 */
public record ResourceModel(
    int index,
    ClassRef provider,
    String method,
    String type,
    ClassRef raw,
    String name,
    List<Argument> arguments,
    boolean closeable,
    List<String> thrown) {

  /** Copies the lists. */
  public ResourceModel {
    arguments = List.copyOf(arguments);
    thrown = List.copyOf(thrown);
  }
}
