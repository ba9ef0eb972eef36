package dev.planwright.processor.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Java condition.
 *
 * @param parts all of which must hold, in this order; one unless {@code level} is {@link Level#AND}
 * @param level how tightly it binds
 * @param inverse its opposite where that is shorter than a {@code !}, else null
 * @param constant its value if it always has the same, else null
 */
record Condition(
    List<String> parts, Level level, @Nullable String inverse, @Nullable Boolean constant) {

  /** Java's precedence, from loose to tight. */
  enum Level {
    CHOICE,
    OR,
    AND,
    COMPARISON,
    UNARY
  }

  static final Condition TRUE = new Condition(List.of("true"), Level.UNARY, null, true);
  static final Condition FALSE = new Condition(List.of("false"), Level.UNARY, null, false);

  static Condition of(boolean constant) {
    return constant ? TRUE : FALSE;
  }

  /** A method call or a name. */
  static Condition call(String code) {
    return new Condition(List.of(code), Level.UNARY, null, null);
  }

  /** A method call with an opposite. */
  static Condition call(String code, String inverse) {
    return new Condition(List.of(code), Level.UNARY, inverse, null);
  }

  static Condition comparison(String left, String operator, String right) {
    String inverse =
        switch (operator) {
          case "==" -> left + " != " + right;
          case "!=" -> left + " == " + right;
          default -> null; // NaN is neither less nor not less
        };
    return new Condition(
        List.of(left + " " + operator + " " + right), Level.COMPARISON, inverse, null);
  }

  static Condition choice(Condition test, Condition then, Condition otherwise) {
    if (test.constant != null) {
      return test.constant ? then : otherwise;
    }
    if (then.constant != null && then.constant.equals(otherwise.constant)) {
      return then;
    }
    String code =
        "%s ? %s : %s"
            .formatted(test.in(Level.OR), then.in(Level.CHOICE), otherwise.in(Level.CHOICE));
    return new Condition(List.of(code), Level.CHOICE, null, null);
  }

  /** What was said once need not be said again, because nothing has changed in between. */
  static Condition all(List<Condition> conditions) {
    Set<String> parts = new LinkedHashSet<>();
    Condition last = TRUE;
    for (Condition each : conditions) {
      if (each.constant == null) {
        if (each.level == Level.AND) {
          parts.addAll(each.parts);
        } else {
          parts.add(each.in(Level.COMPARISON));
        }
        last = each;
      } else if (!each.constant) {
        return FALSE;
      }
    }
    return parts.size() < 2 ? last : new Condition(List.copyOf(parts), Level.AND, null, null);
  }

  static Condition all(Condition... conditions) {
    return all(List.of(conditions));
  }

  static Condition any(List<Condition> conditions) {
    List<String> parts = new ArrayList<>();
    Condition last = FALSE;
    for (Condition each : conditions) {
      if (each.constant == null) {
        parts.add(each.in(each.level == Level.OR ? Level.OR : Level.COMPARISON));
        last = each;
      } else if (each.constant) {
        return TRUE;
      }
    }
    return parts.size() < 2
        ? last
        : new Condition(List.of(String.join(" || ", parts)), Level.OR, null, null);
  }

  static Condition any(Condition... conditions) {
    return any(List.of(conditions));
  }

  Condition not() {
    if (constant != null) {
      return of(!constant);
    }
    return inverse == null
        ? new Condition(
            List.of("!" + in(Level.UNARY)), Level.UNARY, level == Level.UNARY ? code() : null, null)
        : new Condition(List.of(inverse), level, code(), null);
  }

  String code() {
    return parts.stream().collect(Collectors.joining(" && "));
  }

  /** As a part of something that binds like {@code around}. */
  String in(Level around) {
    return level.compareTo(around) < 0 ? "(" + code() + ")" : code();
  }
}
