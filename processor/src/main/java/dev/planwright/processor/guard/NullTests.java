package dev.planwright.processor.guard;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Turns {@code has} and comparisons with null into calls of one function.
 *
 * <p>CEL lets few types be compared with null, Java all but the primitives; a function that takes
 * any type leaves that to {@link Translator}.
 *
 * <p>A name with a dot before it, which CEL looks up from the root, loses the dot: guards have no
 * other place to look.
 */
final class NullTests {

  /** The function's name: CEL keeps {@code has} for a macro, which takes only fields. */
  static final String HAS = "@has";

  private long lastId;

  NullTests(long lastId) {
    this.lastId = lastId;
  }

  CelExpr replace(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> CelExpr.ofIdent(expr.id(), plain(expr.ident().name()));
      case SELECT -> {
        var select = expr.select();
        yield CelExpr.ofSelect(
            expr.id(), replace(select.operand()), select.field(), select.testOnly());
      }
      case CALL -> call(expr.id(), expr.call());
      case LIST ->
          CelExpr.ofList(expr.id(), replace(expr.list().elements()), expr.list().optionalIndices());
      case COMPREHENSION -> {
        var loop = expr.comprehension();
        yield CelExpr.ofComprehension(
            expr.id(),
            loop.iterVar(),
            replace(loop.iterRange()),
            loop.accuVar(),
            loop.accuInit(),
            loop.loopCondition(),
            replace(loop.loopStep()),
            loop.result());
      }
      default -> expr;
    };
  }

  private CelExpr call(long id, CelCall call) {
    boolean equal = call.function().equals("_==_");
    if (equal || call.function().equals("_!=_")) {
      CelExpr left = call.args().get(0);
      CelExpr right = call.args().get(1);
      if (isNull(left) != isNull(right)) {
        ImmutableList<CelExpr> tested = ImmutableList.of(replace(isNull(left) ? right : left));
        // The test keeps the id, and with it the place.
        CelExpr test = call(id, HAS, tested);
        return equal ? call(++lastId, "!_", ImmutableList.of(test)) : test;
      }
    }
    String function = plain(call.function());
    if (function.equals("has") && call.target().isEmpty()) {
      return call(id, HAS, replace(call.args()));
    }
    return CelExpr.ofCall(id, call.target().map(this::replace), function, replace(call.args()));
  }

  private static String plain(String name) {
    return name.startsWith(".") ? name.substring(1) : name;
  }

  private static CelExpr call(long id, String function, ImmutableList<CelExpr> arguments) {
    return CelExpr.ofCall(id, Optional.empty(), function, arguments);
  }

  private ImmutableList<CelExpr> replace(List<CelExpr> all) {
    return all.stream().map(this::replace).collect(ImmutableList.toImmutableList());
  }

  private static boolean isNull(CelExpr expr) {
    return expr.getKind() == Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.NULL_VALUE;
  }
}
