package dev.planwright.processor.guard;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.guard.Condition.Level;
import dev.planwright.processor.model.GuardModel.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a checked guard as a Java condition.
 *
 * <p>One rule for null: what is computed from a null is null; {@code ==} and {@code !=} take null
 * for a value; any other condition on a null is false. So each value carries what must hold for it
 * to be there, and each condition puts that first.
 *
 * <p>Types that CEL does not have are judged here, as are those of Java's types that it does not
 * tell apart.
 */
final class Translator {

  private final CelGuard guard;
  private final Parts parts;
  private final Values values;
  private final Comparisons comparisons;
  private final Map<String, Term> variables = new HashMap<>();
  private int loops;

  Translator(CelGuard guard, Parts parts) {
    this.guard = guard;
    this.parts = parts;
    this.comparisons = new Comparisons(guard, parts);
    this.values = new Values(this, guard, parts, comparisons);
    guard
        .components(guard.event())
        .forEach(
            (name, type) ->
                variables.put(name, Term.of("event." + name + "()", type, List.of()).unwrapped()));
  }

  /** The whole guard. */
  Condition condition() {
    CelExpr expr = guard.expression();
    Condition condition = maybeCondition(expr);
    if (condition != null) {
      return condition;
    }
    Term term = values.term(expr);
    if (!term.type().is(GuardType.Kind.BOOLEAN)) {
      throw found(
          Code.PW224,
          expr,
          "is " + term.type().withArticle() + "%s, not a condition.",
          "compare it with something.");
    }
    return isTrue(term);
  }

  /** Whether it computes with integers, so that it can fail. */
  boolean isExact() {
    return values.isExact();
  }

  /** An expression that stands where a condition must. */
  Condition condition(CelExpr expr) {
    Condition condition = maybeCondition(expr);
    if (condition != null) {
      return condition;
    }
    Term term = values.term(expr);
    if (!term.type().is(GuardType.Kind.BOOLEAN)) {
      throw wrongType(expr, "takes " + term.type().withArticle() + " as a condition%s.");
    }
    return isTrue(term);
  }

  /** The condition that an expression is by its form, or null. */
  @Nullable Condition maybeCondition(CelExpr expr) {
    if (expr.getKind() == Kind.COMPREHENSION) {
      return loop(expr, expr.comprehension());
    }
    if (expr.getKind() != Kind.CALL) {
      return null;
    }
    CelCall call = expr.call();
    List<CelExpr> operands = operands(call);
    return switch (call.function()) {
      case "_&&_" -> Condition.all(condition(operands.get(0)), condition(operands.get(1)));
      case "_||_" -> Condition.any(condition(operands.get(0)), condition(operands.get(1)));
      case "!_" -> condition(operands.get(0)).not();
      case "_?_:_" ->
          guard.isBoolean(expr)
              ? Condition.choice(
                  condition(operands.get(0)),
                  condition(operands.get(1)),
                  condition(operands.get(2)))
              : null;
      case "_==_" -> comparisons.equal(expr, term(operands.get(0)), term(operands.get(1)));
      case "_!=_" -> comparisons.equal(expr, term(operands.get(0)), term(operands.get(1))).not();
      case "_<_", "_<=_", "_>_", "_>=_" ->
          comparisons.ordered(expr, term(operands.get(0)), term(operands.get(1)));
      case "@in" -> in(expr, operands.get(0), operands.get(1));
      case "startsWith", "endsWith", "contains" -> textTest(call.function(), operands);
      case "matches" -> matches(operands);
      case NullTests.HAS -> has(expr, term(operands.get(0)));
      default -> null;
    };
  }

  Term term(CelExpr expr) {
    return values.term(expr);
  }

  /** The component or loop variable of this name, which CEL knows. */
  Term variable(String name) {
    Term variable = variables.get(name);
    if (variable == null) {
      throw new IllegalStateException(name + " was declared");
    }
    return variable;
  }

  static List<CelExpr> operands(CelCall call) {
    List<CelExpr> operands = new ArrayList<>();
    call.target().ifPresent(operands::add);
    operands.addAll(call.args());
    return operands;
  }

  /** Puts first what must hold for the values to be there. */
  static Condition given(Condition condition, Term... terms) {
    List<Condition> all = new ArrayList<>();
    for (Term term : terms) {
      all.addAll(term.presence());
    }
    all.add(condition);
    return Condition.all(all);
  }

  static Condition isTrue(Term term) {
    return term.constant() instanceof Boolean constant
        ? Condition.of(constant)
        : given(Condition.call(term.code()), term);
  }

  private Condition has(CelExpr expr, Term term) {
    if (term.presence().isEmpty()) {
      throw wrongType(expr, "asks%s whether " + term.type().withArticle() + " is null.");
    }
    return Condition.all(term.presence());
  }

  private Condition in(CelExpr expr, CelExpr element, CelExpr container) {
    Term wanted = term(element);
    if (container.getKind() == Kind.LIST) {
      return Condition.any(
          container.list().elements().stream()
              .map(each -> comparisons.equal(expr, wanted, term(each)))
              .toList());
    }
    Term collection = term(container);
    GuardType type = collection.type();
    boolean map = type.is(GuardType.Kind.MAP);
    if (!map && !isCollection(type)) {
      throw wrongType(expr, "looks%s for something in " + type.withArticle() + ".");
    }
    if (wanted.type().is(GuardType.Kind.TEXT) && type.parts().get(0).is(GuardType.Kind.TEXT)) {
      String method = map ? ".containsKey(" : ".contains(";
      return given(
          Condition.call(collection.code() + method + wanted.code() + ")"), collection, wanted);
    }
    String name = loopVariable();
    Condition equal =
        comparisons.equal(expr, Term.of(name, type.parts().get(0), List.of()), wanted);
    Condition found =
        Condition.call(stream(collection) + ".anyMatch(" + name + " -> " + equal.code() + ")");
    return given(found, collection, wanted);
  }

  private Condition textTest(String function, List<CelExpr> operands) {
    Term whole = comparisons.text(operands.get(0), term(operands.get(0)));
    Term part = comparisons.text(operands.get(1), term(operands.get(1)));
    return given(
        Condition.call(whole.code() + "." + function + "(" + part.code() + ")"), whole, part);
  }

  private Condition matches(List<CelExpr> operands) {
    Term whole = comparisons.text(operands.get(0), term(operands.get(0)));
    CelExpr regex = operands.get(1);
    if (!(term(regex).constant() instanceof String pattern)) {
      throw wrongType(regex, "matches a pattern%s that is not written out.");
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw found(
          Code.PW221,
          regex,
          "has a pattern%s that cannot be read: " + e.getDescription() + ".",
          "write a regular expression as java.util.regex.Pattern takes it.");
    }
    return given(
        Condition.call(
            parts.add(new Part.Pattern(pattern)) + ".matcher(" + whole.code() + ").find()"),
        whole);
  }

  private Condition loop(CelExpr expr, CelComprehension loop) {
    Term range = term(loop.iterRange());
    CelCall step = loop.loopStep().call();
    boolean exists = step.function().equals("_||_");
    if (!isCollection(range.type()) && !range.type().is(GuardType.Kind.MAP)) {
      throw wrongType(expr, "looks%s at the elements of " + range.type().withArticle() + ".");
    }
    String name = loopVariable();
    Term hidden =
        variables.put(
            loop.iterVar(), Term.of(name, range.type().parts().get(0), List.of()).unwrapped());
    Condition inside = condition(step.args().get(1));
    if (hidden == null) {
      variables.remove(loop.iterVar());
    } else {
      variables.put(loop.iterVar(), hidden);
    }
    return given(
        Condition.call(
            "%s.%s(%s -> %s)"
                .formatted(
                    stream(range),
                    exists ? "anyMatch" : "allMatch",
                    name,
                    inside.in(Level.CHOICE))),
        range);
  }

  private static boolean isCollection(GuardType type) {
    return type.is(GuardType.Kind.LIST) || type.is(GuardType.Kind.SET);
  }

  private static String stream(Term collection) {
    return collection.type().is(GuardType.Kind.MAP)
        ? collection.code() + ".keySet().stream()"
        : collection.code() + ".stream()";
  }

  private String loopVariable() {
    return ++loops == 1 ? "item" : "item" + loops;
  }

  Mistake.Found wrongType(CelExpr at, String what) {
    return found(Code.PW223, at, what, "use the component as what it is.");
  }

  Mistake.Found found(Code code, CelExpr at, String what, String fix) {
    return new Mistake.Found(Mistake.of(code, guard.offset(at), what, fix));
  }
}
