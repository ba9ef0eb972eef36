package dev.planwright.processor.model;

import java.util.List;

/**
 * A {@code @Durable} interface, complete enough to write its wrapper. Default and static methods
 * are not part of it: default ones run on the wrapper, so what they call is durable.
 *
 * @param type the interface
 * @param wrapper the class to generate in its package: {@code Outer_DurableX}
 * @param publicType whether the interface and every class around it is public; the wrapper is
 *     public exactly then
 * @param methods the durable ones: abstract and no reconciler, inherited ones included, by
 *     declaration, supertypes' first
 * @param reconcilers the methods that reconcile them, in the same order
 * @param types source of every parameter and result type that must be stored, boxed, distinct,
 *     sorted; the wrapper's constructor takes one codec for each, in this order
 * @param named the classes that the sources here name, so that they can be written short
 */
public record DurableModel(
    ClassRef type,
    ClassRef wrapper,
    boolean publicType,
    List<DurableMethod> methods,
    List<Reconciler> reconcilers,
    List<String> types,
    List<ClassRef> named) {

  /** Copies the lists. */
  public DurableModel {
    methods = List.copyOf(methods);
    reconcilers = List.copyOf(reconcilers);
    types = List.copyOf(types);
    named = List.copyOf(named);
  }
}
