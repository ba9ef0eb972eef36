package dev.planwright.processor.read;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds arguments of annotations that ECJ does not show, because the annotation has no such
 * attribute. {@code @Action(no = Order.class)} looks like an action without a trigger. On javac
 * {@link MissingAnnotations} finds them.
 */
final class DroppedArguments {

  private DroppedArguments() {}

  /**
   * Whether an annotation lost one, of a class with source in this compilation, or of something in
   * it. ECJ knows only once it was asked for these annotations.
   */
  static boolean areIn(TypeElement type) {
    return EcjTree.anyIn(
        type, declaration -> annotations(declaration).anyMatch(DroppedArguments::isLostFrom));
  }

  /** Of the class, its members and their parameters. */
  private static Stream<EcjTree> annotations(EcjTree type) {
    List<EcjTree> methods = type.children("methods");
    return Stream.of(
            Stream.of(type),
            type.children("fields").stream(),
            methods.stream(),
            methods.stream().flatMap(method -> method.children("arguments").stream()))
        .flatMap(annotated -> annotated)
        .flatMap(each -> each.children("annotations").stream());
  }

  /** From an annotation, or from one inside of an attribute's value. */
  private static boolean isLostFrom(@Nullable EcjTree value) {
    if (value == null) {
      return false;
    }
    return switch (value.kind()) {
      case "NormalAnnotation", "SingleMemberAnnotation" ->
          value.called("memberValuePairs").stream()
              .anyMatch(pair -> pair.child("binding") == null || isLostFrom(pair.child("value")));
      case "ArrayInitializer" ->
          value.children("expressions").stream().anyMatch(DroppedArguments::isLostFrom);
      default -> false;
    };
  }
}
