package dev.planwright.processor.read;

import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Whether values of a type can be changed, as far as its declaration tells: arrays, the JDK's
 * builders, dates and collections, and classes with a field that is not final.
 */
final class Mutability {

  private static final Set<String> MUTABLE =
      Set.of(
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.util.Date",
          "java.util.Calendar",
          "java.util.BitSet",
          "java.util.Collection",
          "java.util.Map",
          "java.util.Random",
          "java.lang.ThreadLocal",
          "java.util.concurrent.atomic.LongAdder");

  private static final Set<String> READ_ONLY =
      Set.of("java.util.Collection", "java.util.List", "java.util.Set", "java.util.Map");

  private static final String ATOMIC = "java.util.concurrent.atomic";

  private final SourceTypes types;

  Mutability(SourceTypes types) {
    this.types = types;
  }

  /** Why values of the type can be changed whatever they are made of, or null. */
  @Nullable String of(TypeMirror type) {
    TypeElement element = types.element(type);
    if (element != null && READ_ONLY.contains(element.getQualifiedName().toString())) {
      return null;
    }
    return ofHolder(type);
  }

  /**
   * The same for a field that something must have been made for: there a plain {@code Map} is one
   * that is filled.
   */
  @Nullable String ofHolder(TypeMirror type) {
    if (type.getKind() == TypeKind.ARRAY) {
      return "an array";
    }
    TypeElement element = types.element(type);
    if (element == null
        || element.getKind() == ElementKind.ENUM
        || element.getKind() == ElementKind.RECORD
        || Scalars.of(type, types.text(type)) != null) {
      return null;
    }
    boolean known =
        MUTABLE.stream().anyMatch(each -> types.isSubtype(type, each))
            || types.packageOf(element).getQualifiedName().contentEquals(ATOMIC);
    if (known) {
      return "made to be changed";
    }
    VariableElement field = changing(element);
    return field == null
        ? null
        : "a class whose field " + SourceTypes.name(field) + " is not final";
  }

  /** A field of a user's class that is not final; the JDK's classes may cache in theirs. */
  private @Nullable VariableElement changing(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS || isOfJdk(type)) {
      return null;
    }
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (!field.getModifiers().contains(Modifier.STATIC)
          && !field.getModifiers().contains(Modifier.FINAL)) {
        return field;
      }
    }
    return null;
  }

  private boolean isOfJdk(TypeElement type) {
    String name = types.packageOf(type).getQualifiedName().toString();
    return name.startsWith("java.") || name.startsWith("javax.");
  }
}
