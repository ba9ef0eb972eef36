package dev.planwright.processor.guard;

import dev.cel.common.ast.CelExpr;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.guard.Condition.Level;
import dev.planwright.processor.guard.GuardType.Kind;
import java.util.List;

/** Choices between two values: {@code (vip ? 1000 : 5000) < cents}. */
final class Choices {

  private final Translator translator;
  private final Comparisons comparisons;

  Choices(Translator translator, Comparisons comparisons) {
    this.translator = translator;
    this.comparisons = comparisons;
  }

  /** One value or the other, which is there if the one that is chosen is. */
  Term choice(CelExpr expr, Condition test, Term then, Term otherwise) {
    if (test.constant() != null) {
      return test.constant() ? then : otherwise;
    }
    GuardType one = then.type();
    GuardType other = otherwise.type();
    if (one.source().equals(other.source())) {
      return chosen(test, then, otherwise, then.code(), otherwise.code(), one.present());
    }
    // Two types in a Java choice become a third: which one, is said here and not left to Java.
    if (one.is(Kind.INTEGER) && other.is(Kind.INTEGER)) {
      return chosen(test, then, otherwise, then.asLong(), otherwise.asLong(), GuardType.LONG);
    }
    if (one.is(Kind.REAL) && other.is(Kind.REAL)) {
      return chosen(test, then, otherwise, then.asDouble(), otherwise.asDouble(), GuardType.DOUBLE);
    }
    if (one.isText() && other.isText()) {
      return chosen(
          test,
          then,
          otherwise,
          comparisons.text(expr, then).code(),
          comparisons.text(expr, otherwise).code(),
          GuardType.TEXT);
    }
    throw translator.found(
        Code.PW227,
        expr,
        "chooses%s between "
            + one.withArticle()
            + " and "
            + other.withArticle()
            + ", which guards cannot.",
        "choose between values of one type, or decide in the action.");
  }

  private static Term chosen(
      Condition test, Term then, Term otherwise, String one, String other, GuardType type) {
    Condition present =
        Condition.choice(test, Condition.all(then.presence()), Condition.all(otherwise.presence()));
    String code = "(" + test.in(Level.OR) + " ? " + one + " : " + other + ")";
    boolean always = Boolean.TRUE.equals(present.constant());
    return Term.of(code, type, always ? List.of() : List.of(present));
  }
}
