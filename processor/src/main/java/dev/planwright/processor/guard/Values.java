package dev.planwright.processor.guard;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.guard.GuardType.Kind;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.GuardModel.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The values in a guard: constants, components, elements, sizes and arithmetic. */
final class Values {

  private static final ClassRef MATH = new ClassRef("java.lang", "Math", "java.lang.Math");

  private final Translator translator;
  private final CelGuard guard;
  private final Parts parts;
  private final Comparisons comparisons;
  private final Choices choices;
  private boolean exact;

  Values(Translator translator, CelGuard guard, Parts parts, Comparisons comparisons) {
    this.translator = translator;
    this.guard = guard;
    this.parts = parts;
    this.comparisons = comparisons;
    this.choices = new Choices(translator, comparisons);
  }

  /** Whether integers are computed with, which can overflow. */
  boolean isExact() {
    return exact;
  }

  Term term(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr);
      case IDENT -> translator.variable(expr.ident().name());
      case SELECT -> component(expr);
      case CALL, COMPREHENSION -> computed(expr);
      default ->
          throw translator.wrongType(expr, "has a list or map%s where it cannot be compared.");
    };
  }

  private Term constant(CelExpr expr) {
    CelConstant constant = expr.constant();
    return switch (constant.getKind()) {
      case INT64_VALUE -> integer(constant.int64Value());
      case DOUBLE_VALUE -> decimal(expr, constant.doubleValue());
      case STRING_VALUE ->
          new Term(
              parts.add(new Part.Text(constant.stringValue())),
              GuardType.TEXT,
              List.of(),
              constant.stringValue());
      case BOOLEAN_VALUE ->
          new Term(
              Boolean.toString(constant.booleanValue()),
              GuardType.BOOLEAN,
              List.of(),
              constant.booleanValue());
      case NULL_VALUE -> throw translator.wrongType(expr, "has a null%s where no null can be.");
      default ->
          throw translator.wrongType(expr, "has a constant%s of a kind that Java does not have.");
    };
  }

  private static Term integer(long value) {
    boolean small = value == (int) value;
    return new Term(
        small ? Long.toString(value) : value + "L",
        small ? GuardType.INT : GuardType.LONG,
        List.of(),
        value);
  }

  /** A number that is too large or too small for a double is one that Java cannot write. */
  private Term decimal(CelExpr expr, double value) {
    BigDecimal exact = guard.decimal(expr);
    boolean large = Double.isInfinite(value);
    if (large || exact == null || (value == 0 && exact.signum() != 0)) {
      throw translator.found(
          Code.PW223,
          expr,
          "has a number%s that is too " + (large ? "large" : "small") + " for a double.",
          "write a number that a double can hold.");
    }
    return new Term(
        Double.toString(value), GuardType.DOUBLE, List.of(), value < 0 ? exact.negate() : exact);
  }

  private Term component(CelExpr expr) {
    Term owner = term(expr.select().operand());
    String name = expr.select().field();
    GuardType type = owner.type().is(Kind.RECORD) ? guard.components(owner.type()).get(name) : null;
    if (type == null) {
      throw translator.found(
          Code.PW222,
          expr,
          "names " + name + "%s, but guards see no components of " + owner.type().shown() + ".",
          "use it as a whole, or decide in the action.");
    }
    return owner.member(name + "()", type);
  }

  private Term computed(CelExpr expr) {
    Condition condition = translator.maybeCondition(expr);
    if (condition != null) {
      return new Term(
          "(" + condition.code() + ")", GuardType.BOOLEAN, List.of(), condition.constant());
    }
    CelCall call = expr.call();
    List<CelExpr> operands = Translator.operands(call);
    return switch (call.function()) {
      case "size" -> size(expr, term(operands.get(0)));
      case "_[_]" -> element(expr, term(operands.get(0)), term(operands.get(1)));
      case "_?_:_" ->
          choices.choice(
              expr,
              translator.condition(operands.get(0)),
              term(operands.get(1)),
              term(operands.get(2)));
      case "-_" -> negated(expr, term(operands.get(0)));
      case "_+_", "_-_", "_*_", "_/_", "_%_" ->
          arithmetic(
              expr,
              Explanation.operator(call.function()),
              term(operands.get(0)),
              term(operands.get(1)));
      default ->
          throw new Mistake.Found(
              Explanation.unknownFunction(
                  guard.offset(expr), Explanation.operator(call.function())));
    };
  }

  private Term size(CelExpr expr, Term term) {
    return switch (term.type().kind()) {
      case TEXT -> term.member("length()", GuardType.INT);
      case ENUM -> term.member("name().length()", GuardType.INT);
      case LIST, SET, MAP -> term.member("size()", GuardType.INT);
      default ->
          throw translator.wrongType(
              expr, "asks%s for the size of " + term.type().withArticle() + ".");
    };
  }

  private Term element(CelExpr expr, Term container, Term index) {
    List<Condition> needs = new ArrayList<>(container.presence());
    needs.addAll(index.presence());
    return switch (container.type().kind()) {
      case LIST -> {
        String size = container.code() + ".size()";
        if (!(index.constant() instanceof Long constant)) {
          needs.add(Condition.comparison(index.code(), ">=", "0"));
        } else if (constant < 0 || constant >= Integer.MAX_VALUE) {
          needs.add(Condition.FALSE); // no list has that place
        }
        needs.add(Condition.comparison(size, ">", index.code()));
        String place =
            index.type().source().equals("int") && index.constant() != null
                ? index.code()
                : "(int) " + index.asLong();
        yield Term.of(
                container.code() + ".get(" + place + ")", container.type().parts().get(0), needs)
            .unwrapped();
      }
      case MAP ->
          Term.of(
                  container.code() + ".get(" + key(expr, container.type(), index) + ")",
                  container.type().parts().get(1),
                  needs)
              .unwrapped();
      default ->
          throw translator.wrongType(
              expr, "takes%s an element of " + container.type().withArticle() + " by its place.");
    };
  }

  /** A key in the very type of the map's keys, since a map finds no Long where an Integer is. */
  private String key(CelExpr expr, GuardType map, Term key) {
    GuardType wanted = map.parts().get(0);
    if ((wanted.is(Kind.TEXT) && key.type().is(Kind.TEXT))
        || wanted.source().equals(key.type().source())) {
      return key.code();
    }
    if (wanted.is(Kind.ENUM) && key.constant() instanceof String constant) {
      return comparisons.constant(expr, wanted, constant);
    }
    if (wanted.source().equals("java.lang.Long") && key.type().is(Kind.INTEGER)) {
      return key.asLong();
    }
    if (wanted.source().equals("java.lang.Integer") && key.type().source().equals("int")) {
      return key.code();
    }
    throw translator.wrongType(
        expr,
        "looks%s for " + key.type().withArticle() + " among the keys of " + map.shown() + ".");
  }

  private Term negated(CelExpr expr, Term term) {
    if (term.type().is(Kind.REAL)) {
      return Term.of("(-" + term.asDouble() + ")", GuardType.DOUBLE, term.presence());
    }
    requireNumber(expr, term);
    return exact("negateExact(" + term.asLong() + ")", term.presence());
  }

  private Term arithmetic(CelExpr expr, String operator, Term left, Term right) {
    List<Condition> needs = new ArrayList<>(left.presence());
    needs.addAll(right.presence());
    String plain = "(" + left.asDouble() + " " + operator + " " + right.code() + ")";
    if (operator.equals("+") && left.type().is(Kind.TEXT) && right.type().is(Kind.TEXT)) {
      return Term.of(plain, GuardType.TEXT, needs);
    }
    requireNumber(expr, left);
    requireNumber(expr, right);
    if (left.type().is(Kind.REAL)) {
      return Term.of(plain, GuardType.DOUBLE, needs);
    }
    if ((operator.equals("/") || operator.equals("%")) && isZero(right)) {
      throw translator.found(
          Code.PW223, expr, "divides%s by 0, which has no result.", "divide by another number.");
    }
    exact = true;
    String arguments = left.asLong() + ", " + right.code() + ")";
    return switch (operator) {
      case "+" -> exact("addExact(" + arguments, needs);
      case "-" -> exact("subtractExact(" + arguments, needs);
      case "*" -> exact("multiplyExact(" + arguments, needs);
      default ->
          Term.of(
              "(%s %s %s)".formatted(left.asLong(), operator.replace("%", "%%"), right.code()),
              GuardType.LONG,
              needs);
    };
  }

  private static boolean isZero(Term term) {
    return term.constant() instanceof Long constant && constant == 0;
  }

  private Term exact(String call, List<Condition> needs) {
    exact = true;
    return Term.of(parts.add(new Part.Type(MATH)) + "." + call, GuardType.LONG, needs);
  }

  private void requireNumber(CelExpr expr, Term term) {
    if (!term.type().isNumber()) {
      throw translator.wrongType(expr, "computes%s with " + term.type().withArticle() + ".");
    }
  }
}
