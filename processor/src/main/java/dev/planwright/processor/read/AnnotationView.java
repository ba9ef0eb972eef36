package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * One annotation, by its mirror. Never {@code getAnnotation}, which crashes javac when a class
 * value does not resolve.
 *
 * <p>Only attributes that are written out have a value here. A class that does not resolve is the
 * string {@code "<error>"} on javac and an error type on ECJ; both end in {@link
 * UnresolvedTypeException}.
 *
 * @param on what carries it
 * @param outer the annotation that positions refer to: itself, or the one it is nested in
 * @param mirror the annotation
 */
record AnnotationView(Element on, AnnotationMirror outer, AnnotationMirror mirror) {

  /** A class literal and where it stands. */
  record ClassLiteral(TypeMirror type, Where where) {}

  /** The annotation with this name on an element, or null. */
  static @Nullable AnnotationView of(Element element, String name) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (((TypeElement) mirror.getAnnotationType().asElement())
          .getQualifiedName()
          .contentEquals(name)) {
        return new AnnotationView(element, mirror, mirror);
      }
    }
    return null;
  }

  static boolean isPresent(Element element, String name) {
    return of(element, name) != null;
  }

  /** The attribute's value if it is written out. */
  @Nullable AnnotationValue explicit(String attribute) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(attribute)) {
        return entry.getValue();
      }
    }
    return null;
  }

  boolean has(String attribute) {
    return explicit(attribute) != null;
  }

  /** A value that is not a class, an annotation or an array. */
  <T> T value(String attribute, Class<T> type, T otherwise) {
    AnnotationValue value = explicit(attribute);
    return value != null && type.isInstance(value.getValue())
        ? type.cast(value.getValue())
        : otherwise;
  }

  String string(String attribute) {
    return value(attribute, String.class, "");
  }

  /** An array of strings, or a plain one. */
  List<String> strings(String attribute) {
    AnnotationValue value = explicit(attribute);
    if (value == null) {
      return List.of();
    }
    return value.getValue() instanceof List<?> several
        ? several.stream().map(one -> ((AnnotationValue) one).getValue().toString()).toList()
        : List.of(value.getValue().toString());
  }

  /** The name of an enum constant. */
  String constant(String attribute, String otherwise) {
    AnnotationValue value = explicit(attribute);
    return value != null && value.getValue() instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : otherwise;
  }

  /** Class literals, of an array attribute or a plain one. */
  List<ClassLiteral> classes(String attribute) {
    AnnotationValue value = explicit(attribute);
    List<ClassLiteral> found = new ArrayList<>();
    if (value != null) {
      addClasses(value, found);
    }
    return found;
  }

  private void addClasses(AnnotationValue value, List<ClassLiteral> found) {
    Object content = value.getValue();
    if (content instanceof List<?> several) {
      for (Object one : several) {
        addClasses((AnnotationValue) one, found);
      }
    } else if (content instanceof TypeMirror type && type.getKind() != TypeKind.ERROR) {
      found.add(new ClassLiteral(type, new Where(on, outer, value)));
    } else {
      throw new UnresolvedTypeException(String.valueOf(content));
    }
  }

  /** A nested annotation, if it is written out. */
  @Nullable AnnotationView nested(String attribute) {
    AnnotationValue value = explicit(attribute);
    return value != null && value.getValue() instanceof AnnotationMirror inner
        ? new AnnotationView(on, outer, inner)
        : null;
  }

  /** At the annotation. */
  Where where() {
    return new Where(on, outer, null);
  }

  /** At the attribute's value if it is written out, else at the annotation. */
  Where where(String attribute) {
    return new Where(on, outer, explicit(attribute));
  }
}
