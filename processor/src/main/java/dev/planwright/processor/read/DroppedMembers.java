package dev.planwright.processor.read;

import java.lang.reflect.Array;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields, methods and constructors that the source declares and the compiler does not show.
 *
 * <p>ECJ drops a member that names a class which is missing in another, {@code Bank.Payments},
 * where it keeps one that names a missing top-level class. An agent without its constructor looks
 * like one that hides it. What ECJ parsed is asked for by reflection, field by field; anything
 * unexpected there, and javac, which drops nothing, count as nothing found.
 */
final class DroppedMembers {

  private static final String ECJ = "org.eclipse.jdt.internal.compiler.apt.model.";

  private DroppedMembers() {}

  /** Whether a class with source in this compilation, or one inside of it, lost a member. */
  static boolean areIn(TypeElement type) {
    return type.getClass().getName().startsWith(ECJ) && areDropped(type);
  }

  private static boolean areDropped(TypeElement type) {
    try {
      Object binding = value(type, "_binding");
      Object scope = binding == null ? null : value(binding, "scope");
      Object declaration = scope == null ? null : value(scope, "referenceContext");
      if (declaration != null
          && (isAnyUnbound(value(declaration, "fields"))
              || isAnyUnbound(value(declaration, "methods")))) {
        return true;
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false; // an ECJ that is made otherwise
    }
    return ElementFilter.typesIn(type.getEnclosedElements()).stream()
        .anyMatch(DroppedMembers::areDropped);
  }

  private static boolean isAnyUnbound(@Nullable Object members)
      throws ReflectiveOperationException {
    for (int i = 0; members != null && i < Array.getLength(members); i++) {
      Object member = Array.get(members, i);
      String kind = member.getClass().getSimpleName();
      boolean isInitializer = kind.equals("Initializer") || kind.equals("Clinit");
      if (!isInitializer && value(member, "binding") == null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object value(Object object, String field)
      throws ReflectiveOperationException {
    return object.getClass().getField(field).get(object);
  }
}
