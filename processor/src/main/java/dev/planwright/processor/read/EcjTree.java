package dev.planwright.processor.read;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * A part of what ECJ parsed, which it shows to no processor. It is asked for by reflection; an ECJ
 * that is made otherwise, and javac, count as nothing found.
 *
 * @param node an object of ECJ's syntax tree
 */
record EcjTree(Object node) {

  private static final String MODEL = "org.eclipse.jdt.internal.compiler.apt.model.";

  /** Whether it is so of a class with source in this compilation, or of one inside of it. */
  static boolean anyIn(TypeElement type, Predicate<EcjTree> isSo) {
    return type.getClass().getName().startsWith(MODEL) && anyWithin(type, isSo);
  }

  private static boolean anyWithin(TypeElement type, Predicate<EcjTree> isSo) {
    try {
      EcjTree binding = new EcjTree(type).child("_binding");
      EcjTree scope = binding == null ? null : binding.child("scope");
      EcjTree declaration = scope == null ? null : scope.child("referenceContext");
      if (declaration != null && isSo.test(declaration)) {
        return true;
      }
    } catch (IllegalStateException | ClassCastException e) {
      return false; // an ECJ that is made otherwise
    }
    return ElementFilter.typesIn(type.getEnclosedElements()).stream()
        .anyMatch(nested -> anyWithin(nested, isSo));
  }

  /** The simple name of the node's class. */
  String kind() {
    return node.getClass().getSimpleName();
  }

  @Nullable EcjTree child(String field) {
    Object child = value(field);
    return child == null ? null : new EcjTree(child);
  }

  /** Those in a field with an array; none if there is no array. */
  List<EcjTree> children(String field) {
    return all(value(field));
  }

  /** Those in the array that a method without parameters returns; none if it returns null. */
  List<EcjTree> called(String method) {
    try {
      return all(node.getClass().getMethod(method).invoke(node));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<EcjTree> all(@Nullable Object array) {
    return array == null ? List.of() : Stream.of((Object[]) array).map(EcjTree::new).toList();
  }

  private @Nullable Object value(String field) {
    try {
      return node.getClass().getField(field).get(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
