package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Where;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of a durable interface ask of its types, and where its mistakes stand.
 *
 * @param types the compiler's types
 * @param type the interface
 */
record DurableShape(SourceTypes types, TypeElement type) {

  boolean isStage(TypeMirror result) {
    return types.is(result, Api.COMPLETION_STAGE);
  }

  /** What is recorded of a result; null for none. */
  @Nullable TypeMirror value(TypeMirror result) {
    TypeMirror value = inside(result);
    return value.getKind() == TypeKind.VOID || types.is(value, "java.lang.Void") ? null : value;
  }

  /** The result's value as source and boxed; {@code java.lang.Void} for none. */
  String recorded(TypeMirror result) {
    TypeMirror value = value(result);
    return value == null ? "java.lang.Void" : types.text(types.boxed(value));
  }

  /** What a reconciler's result answers for, as source; null if the method is no reconciler. */
  @Nullable String reconciles(TypeMirror result) {
    TypeMirror answer = inside(result);
    if (!types.is(answer, Api.RECONCILIATION)) {
      return null;
    }
    List<? extends TypeMirror> arguments = types.arguments(answer);
    return arguments.size() == 1 ? types.text(arguments.get(0)) : "";
  }

  private TypeMirror inside(TypeMirror result) {
    return isStage(result) && types.arguments(result).size() == 1
        ? types.arguments(result).get(0)
        : result;
  }

  /** As messages write it: {@code Payments.charge}. */
  String name(ExecutableElement method) {
    return SourceTypes.name(type) + "." + SourceTypes.name(method);
  }

  Where at() {
    AnnotationView durable = AnnotationView.of(type, Api.DURABLE);
    return durable == null ? Where.of(type) : durable.where();
  }

  Where at(ExecutableElement method) {
    return at(method, Where.of(method));
  }

  /** In the interface itself; a method inherited from a class file has no place of its own. */
  Where at(ExecutableElement method, Where exact) {
    return SourceTypes.owner(method).equals(type) ? exact : at();
  }
}
