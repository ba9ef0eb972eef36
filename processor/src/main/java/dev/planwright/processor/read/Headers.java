package dev.planwright.processor.read;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/**
 * Whether everything exists that the headers of a class name: of its members and of the classes in
 * it, with their annotations. What stands in a class where something is missing may only look like
 * a mistake, and the compiler has an error for what is missing itself, so nothing is said of it.
 *
 * <p>Bodies are not looked at: no processor sees them, and nothing is concluded from them.
 */
final class Headers {

  /** What javac gives as the value of a class or a constant that does not resolve. */
  private static final String ERROR = "<error>";

  private final MissingAnnotations missing;
  private final Set<String> coming;

  /**
   * Looks into the classes of one round.
   *
   * @param coming simple names of the classes that this processor is about to write
   */
  Headers(MissingAnnotations missing, Set<String> coming) {
    this.missing = missing;
    this.coming = coming;
  }

  /** Whether all of it exists, or will by this processor's own doing. */
  boolean resolve(TypeElement type) {
    return resolves(type) && !missing.areIn(type) && !EcjErrors.areIn(type, coming::contains);
  }

  private boolean resolves(Element element) {
    return element.getAnnotationMirrors().stream().allMatch(this::resolves)
        && (!(element instanceof Parameterizable generic)
            || generic.getTypeParameters().stream().allMatch(this::boundsResolve))
        && partsResolve(element)
        && element.getEnclosedElements().stream().allMatch(this::resolves);
  }

  private boolean partsResolve(Element element) {
    if (element instanceof TypeElement type) {
      return resolves(type.getSuperclass())
          && allResolve(type.getInterfaces())
          && allResolve(type.getPermittedSubclasses());
    }
    if (element instanceof ExecutableElement method) {
      return resolves(method.getReturnType())
          && allResolve(method.getThrownTypes())
          && method.getParameters().stream().allMatch(this::resolves);
    }
    return resolves(element.asType());
  }

  private boolean boundsResolve(TypeParameterElement parameter) {
    return allResolve(parameter.getBounds());
  }

  private boolean allResolve(List<? extends TypeMirror> types) {
    return types.stream().allMatch(this::resolves);
  }

  private boolean resolves(TypeMirror type) {
    try {
      TypeText.QUALIFIED.of(type);
      return true;
    } catch (UnresolvedTypeException e) {
      String name = String.valueOf(e.getMessage());
      return coming.contains(name.substring(name.lastIndexOf('.') + 1));
    }
  }

  private boolean resolves(AnnotationMirror annotation) {
    return annotation.getAnnotationType().getKind() != TypeKind.ERROR
        && annotation.getElementValues().values().stream().allMatch(this::resolves);
  }

  private boolean resolves(AnnotationValue value) {
    return value.accept(
        new SimpleAnnotationValueVisitor14<Boolean, Void>(true) {
          @Override
          public Boolean visitString(String text, Void unused) {
            return !text.equals(ERROR);
          }

          @Override
          public Boolean visitType(TypeMirror type, Void unused) {
            return Headers.this.resolves(type);
          }

          @Override
          public Boolean visitAnnotation(AnnotationMirror annotation, Void unused) {
            return Headers.this.resolves(annotation);
          }

          @Override
          public Boolean visitArray(List<? extends AnnotationValue> values, Void unused) {
            return values.stream().allMatch(Headers.this::resolves);
          }
        },
        null);
  }
}
