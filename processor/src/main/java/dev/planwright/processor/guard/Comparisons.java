package dev.planwright.processor.guard;

import dev.cel.common.ast.CelExpr;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Wording;
import dev.planwright.processor.guard.GuardType.Kind;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.GuardModel.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Comparisons, by what they compare.
 *
 * <p>Two values of one Java type compare as Java does. A component also compares with a number or
 * string that is written out, so that both are one type; where that could lose something, as with a
 * long and a double, it is an error instead.
 */
final class Comparisons {

  private static final ClassRef OBJECTS = new ClassRef("java.util", "Objects", "java.util.Objects");
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private final CelGuard guard;
  private final Parts parts;

  Comparisons(CelGuard guard, Parts parts) {
    this.guard = guard;
    this.parts = parts;
  }

  Condition equal(CelExpr at, Term left, Term right) {
    if (left.constant() instanceof Number && right.constant() instanceof Number) {
      return Condition.of(constants(at, left, right) == 0);
    }
    if (left.constant() != null && right.constant() != null) {
      return Condition.of(left.constant().equals(right.constant()));
    }
    if (left.constant() != null) {
      return equal(at, right, left);
    }
    Condition same = same(at, left, right);
    if (left.presence().isEmpty() || right.presence().isEmpty()) {
      return Translator.given(same, needed(left, right, same), right);
    }
    if (left.needs().isEmpty()
        && right.needs().isEmpty()
        && left.type().source().equals(right.type().source())
        && !left.type().is(Kind.DECIMAL)
        && !left.type().is(Kind.REAL)) {
      return Condition.call(
          parts.add(new Part.Type(OBJECTS)) + ".equals(" + left.code() + ", " + right.code() + ")");
    }
    return Condition.any(
        Translator.given(same, left, right),
        Condition.all(Condition.all(left.presence()).not(), Condition.all(right.presence()).not()));
  }

  /** Where a constant is compared with, null need not be asked for. */
  private static Term needed(Term left, Term right, Condition same) {
    boolean takesNull =
        right.constant() instanceof String
            && (left.type().is(Kind.TEXT) || left.type().is(Kind.ENUM))
            && same.constant() == null;
    return takesNull ? Term.of(left.code(), left.type().present(), left.needs()) : left;
  }

  /** Whether two values that are there are the same. */
  private Condition same(CelExpr at, Term left, Term right) {
    GuardType type = left.type();
    if (type.isNumber() && right.type().isNumber()) {
      return isOutOfRange(left, right) ? Condition.FALSE : numbers(at, left, "==", right);
    }
    if (type.is(Kind.DECIMAL) || right.type().is(Kind.DECIMAL)) {
      return decimals(at, left, "==", right);
    }
    if (type.is(Kind.BOOLEAN) && right.type().is(Kind.BOOLEAN)) {
      return right.constant() instanceof Boolean constant
          ? (constant ? Condition.call(left.code()) : Condition.call(left.code()).not())
          : Condition.comparison(left.unboxed(), "==", right.unboxed());
    }
    if (type.isText() && right.type().isText()) {
      return texts(at, left, right);
    }
    if (type.source().equals(right.type().source()) && !type.source().endsWith("]")) {
      return Condition.call(left.code() + ".equals(" + right.code() + ")");
    }
    throw mismatch(at, left, right);
  }

  private Condition texts(CelExpr at, Term left, Term right) {
    if (right.constant() instanceof String constant) {
      if (left.type().is(Kind.ENUM)) {
        return Condition.comparison(left.code(), "==", constant(at, left.type(), constant));
      }
      if (left.type().is(Kind.TEXT)) {
        return Condition.call(right.code() + ".equals(" + left.code() + ")");
      }
    }
    if (left.type().is(Kind.ENUM) && left.type().source().equals(right.type().source())) {
      return Condition.comparison(left.code(), "==", right.code());
    }
    return Condition.call(text(at, left).code() + ".equals(" + text(at, right).code() + ")");
  }

  /** An enum's constant by its name. */
  String constant(CelExpr at, GuardType type, String name) {
    if (!type.constants().contains(name) || type.type() == null) {
      throw new Mistake.Found(
          Mistake.of(
                  Code.PW226,
                  guard.offset(at),
                  "compares%s with '" + name + "', which is no constant of " + type.shown() + ".",
                  "use one of its constants.")
              .fact("Constants: " + Wording.list(type.constants()))
              .didYouMean(Wording.nearest(name, type.constants())));
    }
    return parts.add(new Part.Type(type.type())) + "." + name;
  }

  Condition ordered(CelExpr at, Term left, Term right) {
    String operator = Explanation.operator(at.call().function());
    if (left.constant() != null && right.constant() != null) {
      int order = constants(at, left, right);
      return Condition.of(
          switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          });
    }
    return Translator.given(inOrder(at, left, operator, right), left, right);
  }

  private Condition inOrder(CelExpr at, Term left, String operator, Term right) {
    GuardType type = left.type();
    if (type.isNumber() && right.type().isNumber()) {
      if (isOutOfRange(left, right)) {
        boolean above = (Long) Objects.requireNonNull(right.constant()) > 0;
        return Condition.of(above == operator.startsWith("<"));
      }
      if (isOutOfRange(right, left)) {
        boolean above = (Long) Objects.requireNonNull(left.constant()) > 0;
        return Condition.of(above == operator.startsWith(">"));
      }
      return numbers(at, left, operator, right);
    }
    if (type.is(Kind.DECIMAL) || right.type().is(Kind.DECIMAL)) {
      return decimals(at, left, operator, right);
    }
    boolean enums = type.is(Kind.ENUM) || right.type().is(Kind.ENUM);
    if (type.isText() && right.type().isText() && !enums) {
      return Condition.comparison(
          text(at, left).code() + ".compareTo(" + text(at, right).code() + ")", operator, "0");
    }
    throw mismatch(at, left, right);
  }

  private int constants(CelExpr at, Term left, Term right) {
    if (left.constant() instanceof Number a && right.constant() instanceof Number b) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }
    if (left.constant() instanceof String a && right.constant() instanceof String b) {
      return a.compareTo(b);
    }
    throw mismatch(at, left, right);
  }

  private Condition numbers(CelExpr at, Term left, String operator, Term right) {
    boolean mixed = left.type().kind() != right.type().kind();
    if (mixed) {
      Term integer = left.type().is(Kind.INTEGER) ? left : right;
      boolean exact =
          integer.constant() instanceof Long constant
              ? Math.abs(constant) <= EXACT_IN_DOUBLE
              : !integer.type().source().matches("long|java.lang.Long");
      if (!exact) {
        throw mismatch(at, left, right);
      }
    }
    if (left.type().isBoxed() && right.type().isBoxed()) {
      return Condition.comparison(left.unboxed(), operator, right.unboxed());
    }
    return mixed
        ? Condition.comparison(left.asDouble(), operator, right.asDouble())
        : Condition.comparison(real(left, right), operator, real(right, left));
  }

  /** A number as what it is compared with: beside a float, 0.1 means the float of that name. */
  private static String real(Term term, Term other) {
    if (!(term.constant() instanceof BigDecimal decimal) || !other.type().isFloat()) {
      return term.code();
    }
    float nearest = decimal.floatValue();
    boolean beyond = Float.isInfinite(nearest) || (nearest == 0 && decimal.signum() != 0);
    return beyond ? term.code() : nearest + "f";
  }

  /** Whether a constant is beyond the range of a component's type. */
  private static boolean isOutOfRange(Term component, Term other) {
    return other.constant() instanceof Long constant
        && component.constant() == null
        && switch (component.type().source()) {
          case "byte", "java.lang.Byte" -> constant != constant.byteValue();
          case "short", "java.lang.Short" -> constant != constant.shortValue();
          case "int", "java.lang.Integer" -> constant != constant.intValue();
          default -> false;
        };
  }

  private Condition decimals(CelExpr at, Term left, String operator, Term right) {
    if (!left.type().is(Kind.DECIMAL)) {
      String turned = operator.replace('<', '~').replace('>', '<').replace('~', '>');
      return decimals(at, right, turned, left);
    }
    String other;
    if (right.constant() instanceof Number constant) {
      boolean integer = left.type().source().equals("java.math.BigInteger");
      if (integer && !(constant instanceof Long)) {
        throw mismatch(at, left, right);
      }
      other =
          parts.add(
              integer
                  ? new Part.WholeNumber(constant.toString())
                  : new Part.Decimal(constant.toString()));
    } else if (left.type().source().equals(right.type().source())) {
      other = right.code();
    } else {
      throw mismatch(at, left, right);
    }
    return Condition.comparison(left.code() + ".compareTo(" + other + ")", operator, "0");
  }

  /** A value that CEL takes for a string, as one. */
  Term text(CelExpr at, Term term) {
    List<Condition> needs = new ArrayList<>(term.presence());
    return switch (term.type().kind()) {
      case TEXT -> term;
      case ENUM -> Term.of(term.code() + ".name()", GuardType.TEXT, needs);
      case CHARACTER -> Term.of("String.valueOf(" + term.code() + ")", GuardType.TEXT, needs);
      default ->
          throw new Mistake.Found(
              Mistake.of(
                  Code.PW223,
                  guard.offset(at),
                  "takes " + term.type().withArticle() + "%s for a string.",
                  "use the component as what it is."));
    };
  }

  private Mistake.Found mismatch(CelExpr at, Term left, Term right) {
    GuardType one = left.type();
    GuardType other = right.type();
    boolean ordered = "<>".indexOf(Explanation.operator(at.call().function()).charAt(0)) >= 0;
    boolean numbers =
        (one.isNumber() || one.is(Kind.DECIMAL)) && (other.isNumber() || other.is(Kind.DECIMAL));
    boolean enums = one.is(Kind.ENUM) || other.is(Kind.ENUM);
    String fix = "compare values of one type, or decide in the action.";
    if (ordered && enums && one.isText() && other.isText()) {
      fix = "ask which constant it is, with == or in, or decide in the action.";
    } else if (one.source().equals(other.source())) {
      fix = "compare a number or a string that the event has instead, or decide in the action.";
    }
    return new Mistake.Found(
        Mistake.of(
            Code.PW223,
            guard.offset(at),
            (ordered && !numbers ? "orders " : "compares ")
                + one.withArticle()
                + (ordered && !numbers ? " and " : " with ")
                + other.withArticle()
                + (numbers ? "%s, which cannot be done exactly." : "%s, which guards cannot."),
            fix));
  }
}
