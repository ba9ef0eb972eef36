package dev.planwright.processor.model;

import java.util.List;

/**
 * A {@code @Durable} interface, complete enough to write its wrapper.
 *
 * @param type the interface
 * @param wrapper the class to generate in its package: {@code Outer_DurableX}
 * @param publicType whether the interface and every class around it is public; the wrapper is
 *     public exactly then
 * @param methods the durable ones: abstract, inherited ones included, by declaration, supertypes'
 *     first
 * @param plain default methods, which are not durable
 * @param types source of every parameter and result type that must be stored, boxed, distinct,
 *     sorted; the wrapper's constructor takes one codec for each, in this order
 */
public record DurableModel(
    ClassRef type,
    ClassRef wrapper,
    boolean publicType,
    List<DurableMethod> methods,
    List<PlainMethod> plain,
    List<String> types) {

  /** Copies the lists. */
  public DurableModel {
    methods = List.copyOf(methods);
    plain = List.copyOf(plain);
    types = List.copyOf(types);
  }

  /**
   * A default method.
   *
   * @param typeParameters as source with bounds, without angle brackets; empty for none
   * @param name the method's name
   * @param declaredIn the interface that declares it
   * @param parameters in order, {@link DurableMethod.Parameter#codec} is -1
   * @param result the declared result type as source
   * @param thrown declared exceptions, as source
   * @param varargs whether the last parameter is a variable one; its type is written as an array
   */
  public record PlainMethod(
      String typeParameters,
      String name,
      ClassRef declaredIn,
      List<DurableMethod.Parameter> parameters,
      String result,
      List<String> thrown,
      boolean varargs) {

    /** Copies the lists. */
    public PlainMethod {
      parameters = List.copyOf(parameters);
      thrown = List.copyOf(thrown);
    }
  }
}
