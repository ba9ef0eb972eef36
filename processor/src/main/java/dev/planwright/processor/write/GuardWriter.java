package dev.planwright.processor.write;

import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.GuardModel;
import dev.planwright.processor.model.GuardModel.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Writes the nested class with the guards: a static method for each, and what is made once. */
final class GuardWriter {

  static final String CLASS = "Guards";

  private final AgentModel agent;
  private final SourceFile out;
  private final ProgramNames names;
  private final Names constants = new Names();
  private final Map<Part, String> made = new HashMap<>();

  GuardWriter(AgentModel agent, SourceFile out, ProgramNames names) {
    this.agent = agent;
    this.out = out;
    this.names = names;
  }

  /** A call of the guard that belongs to an action's method. */
  static String call(String method, String event) {
    return CLASS + "." + method + "(" + event + ")";
  }

  void write() {
    if (!agent.isGuarded()) {
      return;
    }
    out.gap().open("private static final class %s {", CLASS).gap();
    for (ActionModel action : agent.actions()) {
      GuardModel guard = action.guard();
      if (guard != null) {
        for (Part part : guard.parts()) {
          constant(part);
        }
      }
    }
    out.add("private %s() {}", CLASS);
    for (ActionModel action : agent.actions()) {
      GuardModel guard = action.guard();
      if (guard != null) {
        method(names.method(action.index()), guard);
      }
    }
    out.close("}");
  }

  private void method(String name, GuardModel guard) {
    Object[] parts = new Object[guard.parts().size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = text(guard.parts().get(i));
    }
    out.gap().add("// when = %s", Names.literal(guard.text()));
    out.open("static boolean %s(%s event) {", name, out.type(guard.type()));
    var conditions = new ArrayList<String>();
    for (String condition : guard.conditions()) {
      conditions.add(Format.fill(condition, parts));
    }
    String line = "return " + String.join(" && ", conditions) + ";";
    out.add(
        "%s",
        line.length() <= Expression.WIDTH - 6
            ? line
            : "return " + String.join("\n    && ", conditions) + ";");
    out.close("}");
  }

  private String text(Part part) {
    if (part instanceof Part.Type type) {
      return out.name(type.type());
    }
    return part instanceof Part.Text text
        ? Names.literal(text.value())
        : Objects.requireNonNull(made.get(part));
  }

  private void constant(Part part) {
    if (part instanceof Part.Pattern pattern) {
      constant(part, "PATTERN", ClassRefs.PATTERN, "%s.compile(%s)", pattern.regex());
    } else if (part instanceof Part.Decimal decimal) {
      constant(part, "DECIMAL", ClassRefs.BIG_DECIMAL, "new %s(%s)", decimal.value());
    } else if (part instanceof Part.WholeNumber integer) {
      constant(part, "INTEGER", ClassRefs.BIG_INTEGER, "new %s(%s)", integer.value());
    }
  }

  private void constant(Part part, String name, ClassRef type, String maker, String value) {
    if (!made.containsKey(part)) {
      made.put(part, constants.unique(name));
      out.add(
          "private static final %s %s = " + maker + ";",
          type,
          made.get(part),
          type,
          Names.literal(value));
      out.gap();
    }
  }
}
