package dev.planwright.processor.guard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in Java.
 *
 * @param code an expression that binds like a method call
 * @param type its type
 * @param needs what must hold before {@code code} may be evaluated: otherwise there is no value
 * @param constant a Long, BigDecimal, String or Boolean that was written out, else null
 */
record Term(String code, GuardType type, List<Condition> needs, @Nullable Object constant) {

  /** A value that is there as soon as {@code needs} hold. */
  static Term of(String code, GuardType type, List<Condition> needs) {
    return new Term(code, type, needs, null);
  }

  /** What must hold for there to be a value. */
  List<Condition> presence() {
    if (!type.nullable()) {
      return needs;
    }
    List<Condition> all = new ArrayList<>(needs);
    all.add(Condition.comparison(code, "!=", "null"));
    return all;
  }

  /** The value inside, of an Optional; any other value is itself. */
  Term unwrapped() {
    if (!type.is(GuardType.Kind.OPTIONAL)) {
      return this;
    }
    List<Condition> all = new ArrayList<>(presence());
    all.add(Condition.call(code + ".isPresent()", code + ".isEmpty()"));
    return of(code + ".get()", type.parts().get(0).present(), all).unwrapped();
  }

  /** A component of the value, or something else that can only be asked if it is there. */
  Term member(String call, GuardType result) {
    return of(code + "." + call, result, presence()).unwrapped();
  }

  /** As a number or boolean that is not in a box, since two boxes are not compared by value. */
  String unboxed() {
    if (!type.isBoxed() || constant != null) {
      return code;
    }
    return switch (type.kind()) {
      case BOOLEAN -> code + ".booleanValue()";
      case INTEGER -> code + ".longValue()";
      case REAL -> code + ".doubleValue()";
      default -> code;
    };
  }

  /** As a double, since Java would compute with floats as floats, and CEL has none. */
  String asDouble() {
    return switch (type.source()) {
      case "float" -> "(double) " + code;
      case "java.lang.Float" -> code + ".doubleValue()";
      default -> code;
    };
  }

  /** As a long, so that sums do not overflow at the size of an int. */
  String asLong() {
    return type.source().equals("long") ? code : "(long) " + code;
  }
}
