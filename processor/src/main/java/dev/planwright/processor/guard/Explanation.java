package dev.planwright.processor.guard;

import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in Planwright's words what CEL holds against a guard.
 *
 * <p>CEL's messages are its only account of what is wrong, so they are taken apart here; one of an
 * unknown form is passed on as it is. The types in them are CEL's, so wherever the guard names a
 * component its Java type is said instead.
 */
final class Explanation {

  private static final Pattern UNKNOWN =
      Pattern.compile("(?:undeclared reference to|undefined field) '([^']*)'.*");
  private static final Pattern MISMATCH =
      Pattern.compile("found no matching overload for '([^']*)' applied to '(.*?)\\((.*)\\)'.*");
  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "(?:token recognition error at|extraneous input|mismatched input):? '(.*?)'.*");
  private static final String FUNCTIONS =
      "size, startsWith, endsWith, contains, matches, has, exists, all, in and [ ]";

  private final String text;
  private final CelGuard guard;
  private final Map<Long, CelExpr> expressions = new HashMap<>();
  private final Map<Long, GuardType> types = new HashMap<>();

  Explanation(String text, CelGuard guard) {
    this.text = text;
    this.guard = guard;
  }

  /** The first only: what follows a syntax error often comes from it. */
  List<Mistake> ofSyntax(List<CelIssue> issues) {
    CelIssue issue = issues.get(0);
    String said = issue.getMessage();
    Mistake foreign = foreignName(offset(issue));
    if (foreign != null) {
      return List.of(foreign);
    }
    String what = said.replaceAll(" expecting .*", "");
    String fix = "write a condition such as total > 100 && country != 'US'.";
    Matcher unexpected = UNEXPECTED.matcher(said);
    if (said.contains("<EOF>")) {
      what = "it ends too early";
    } else if (said.startsWith("reserved identifier: ")) {
      String word = said.substring("reserved identifier: ".length());
      what = word + " is a word of the language";
      fix = "give the component another name, if it is one.";
    } else if (unexpected.matches()) {
      String token = unexpected.group(1).strip();
      what = "unexpected " + token;
      fix = token.equals("=") ? "compare with ==." : fix;
    }
    return List.of(Mistake.of(Code.PW221, offset(issue), "cannot be read%s: " + what + ".", fix));
  }

  /** A name that Java reads and CEL does not, if there is one at a place; else null. */
  private @Nullable Mistake foreignName(int offset) {
    int[] all = text.codePoints().toArray();
    int start = Math.min(offset, all.length);
    int end = start;
    while (start > 0 && Character.isJavaIdentifierPart(all[start - 1])) {
      start--;
    }
    while (end < all.length && Character.isJavaIdentifierPart(all[end])) {
      end++;
    }
    String name = new String(all, start, end - start);
    return name.matches("\\w*|\\$+")
        ? null
        : Mistake.of(
            Code.PW221,
            start,
            "cannot be read%s: " + name + " has letters that names in guards cannot have.",
            "name the component with letters from A to Z, digits and _, or decide in the action.");
  }

  /** One for each, except that what follows an unknown function often comes from it. */
  List<Mistake> ofTypes(List<CelIssue> issues) {
    learn(guard.expression(), new HashMap<>(guard.components(guard.event())));
    List<Mistake> mistakes = new ArrayList<>();
    for (CelIssue issue : issues) {
      Mistake mistake = ofType(issue);
      if (mistake.code() == Code.PW227) {
        return List.of(mistake);
      }
      mistakes.add(mistake);
    }
    return mistakes;
  }

  private Mistake ofType(CelIssue issue) {
    String said = issue.getMessage();
    CelExpr at = expressions.get(issue.getExprId());
    Matcher unknown = UNKNOWN.matcher(said);
    if (unknown.matches()) {
      return at != null && at.getKind() == Kind.CALL
          ? unknownFunction(offset(issue), unknown.group(1)).didYouMean(instead(at.call()))
          : unknownComponent(issue, at, unknown.group(1));
    }
    Matcher mismatch = MISMATCH.matcher(said);
    if (mismatch.matches() && at != null && at.getKind() == Kind.CALL) {
      return mismatch(offset(issue), at.call(), mismatch);
    }
    return Mistake.of(
        Code.PW223,
        offset(issue),
        "has a wrong type%s: " + said + ".",
        "use the component as what it is.");
  }

  static Mistake unknownFunction(int offset, String name) {
    return Mistake.of(
            Code.PW227,
            offset,
            "uses " + name + "%s, which guards do not have.",
            "use what guards have, or decide in the action.")
        .fact("Guards have: comparisons, && || ! ? :, + - * / %, " + FUNCTIONS);
  }

  /** What guards have for a method of Java's, or null. */
  private @Nullable String instead(CelCall call) {
    String on = call.target().map(Explanation::written).orElse(null);
    if (on == null) {
      return null;
    }
    return switch (call.function()) {
      case "length" -> on + ".size()";
      case "containsKey" -> {
        String key = call.args().isEmpty() ? null : written(call.args().get(0));
        yield key == null ? null : key + " in " + on;
      }
      default -> null;
    };
  }

  /** A path or a string as it stands in a guard; null of anything else. */
  private static @Nullable String written(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name();
      case SELECT -> {
        String owner = written(expr.select().operand());
        yield owner == null ? null : owner + "." + expr.select().field();
      }
      case CONSTANT ->
          switch (expr.constant().getKind()) {
            case STRING_VALUE -> "'" + expr.constant().stringValue() + "'";
            case INT64_VALUE -> Long.toString(expr.constant().int64Value());
            default -> null;
          };
      default -> null;
    };
  }

  private Mistake unknownComponent(CelIssue issue, @Nullable CelExpr at, String name) {
    GuardType owner = guard.event();
    int offset = offset(issue);
    if (at != null && at.getKind() == Kind.SELECT) {
      owner = types.get(at.select().operand().id());
      offset = guard.offset(at);
    }
    if (owner == null) {
      return Mistake.of(
          Code.PW222,
          offset,
          "names " + name + "%s, which is not there.",
          "use another component.");
    }
    Map<String, GuardType> components = guard.components(owner);
    Mistake mistake =
        Mistake.of(
            Code.PW222,
            offset,
            "names " + name + "%s, but " + owner.shown() + " has no such component.",
            components.isEmpty()
                ? "guard an event that is a record, or decide in the action."
                : "use a component of " + owner.shown() + ".");
    String constants =
        components.values().stream().anyMatch(type -> type.constants().contains(name))
            ? "'" + name + "'"
            : Wording.nearest(name, components.keySet());
    return mistake
        .fact("Components of " + owner.shown() + ": " + Wording.list(components.keySet()))
        .didYouMean(constants);
  }

  private Mistake mismatch(int offset, CelCall call, Matcher mismatch) {
    String operator = operator(call.function());
    List<CelExpr> operands = new ArrayList<>();
    call.target().ifPresent(operands::add);
    operands.addAll(call.args());
    List<String> named = new ArrayList<>();
    String[] celNames = mismatch.group(3).split(", ", -1);
    for (int i = 0; i < operands.size(); i++) {
      GuardType type = types.get(operands.get(i).id());
      named.add(
          type != null ? type.shown() : i < celNames.length ? shortName(celNames[i]) : "something");
    }
    if (operator.equals("contains") && isContainer(types.get(operands.get(0).id()))) {
      String container = written(operands.get(0));
      String element = written(operands.get(1));
      return Mistake.of(
              Code.PW223,
              offset,
              "applies contains to " + named.get(0) + "%s.",
              "look for an element with in.")
          .didYouMean(container == null || element == null ? null : element + " in " + container);
    }
    boolean logical = List.of("&&", "||", "!", "? :").contains(operator);
    boolean mixed = mismatch.group(3).matches("int, double|double, int");
    return Mistake.of(
        Code.PW223,
        offset,
        "applies " + operator + " to " + String.join(" and ", named) + "%s.",
        operator.equals("? :") && celNames[0].equals("bool")
            ? "choose between values of one type."
            : logical
                ? "give it conditions: compare the value with something."
                : mixed
                    ? "write a double with a point, such as 1.0."
                    : "use values of one type: strings stand in quotes, numbers do not.");
  }

  private static boolean isContainer(@Nullable GuardType type) {
    return type != null
        && switch (type.kind()) {
          case LIST, SET, MAP -> true;
          default -> false;
        };
  }

  static String operator(String function) {
    return switch (function) {
      case "@in" -> "in";
      case "_[_]" -> "[ ]";
      case "_?_:_" -> "? :";
      default -> function.replace("_", "");
    };
  }

  private static String shortName(String celName) {
    return celName.equals("string")
        ? "String"
        : celName.replaceAll(
            "[\\p{javaJavaIdentifierPart}]+\\.(?=\\p{javaJavaIdentifierStart})", "");
  }

  /** Indexes expressions, and finds the types of those that name components. */
  private @Nullable GuardType learn(CelExpr expr, Map<String, GuardType> variables) {
    expressions.put(expr.id(), expr);
    GuardType type =
        switch (expr.getKind()) {
          case IDENT -> variables.get(expr.ident().name());
          case SELECT -> {
            GuardType owner = learn(expr.select().operand(), variables);
            yield owner == null ? null : guard.components(owner).get(expr.select().field());
          }
          case CALL -> {
            expr.call().target().ifPresent(target -> learn(target, variables));
            expr.call().args().forEach(argument -> learn(argument, variables));
            GuardType held =
                expr.call().function().equals("_[_]")
                    ? types.get(expr.call().args().get(0).id())
                    : null;
            yield held == null || held.parts().isEmpty()
                ? null
                : held.parts().get(held.parts().size() - 1);
          }
          case LIST -> {
            expr.list().elements().forEach(element -> learn(element, variables));
            yield null;
          }
          case COMPREHENSION -> {
            var loop = expr.comprehension();
            GuardType range = learn(loop.iterRange(), variables);
            Map<String, GuardType> inside = new HashMap<>(variables);
            inside.remove(loop.iterVar());
            if (range != null && !range.parts().isEmpty()) {
              inside.put(loop.iterVar(), range.parts().get(0));
            }
            learn(loop.loopStep(), inside);
            yield null;
          }
          default -> null;
        };
    while (type != null && type.is(GuardType.Kind.OPTIONAL)) {
      type = type.parts().get(0);
    }
    if (type != null) {
      types.put(expr.id(), type);
    }
    return type;
  }

  private int offset(CelIssue issue) {
    int line = issue.getSourceLocation().getLine();
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    return text.codePointCount(0, offset) + Math.max(0, issue.getSourceLocation().getColumn());
  }
}
