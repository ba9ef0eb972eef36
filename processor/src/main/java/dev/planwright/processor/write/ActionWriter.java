package dev.planwright.processor.write;

import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.ActionParameter;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.Emission.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes, for each action, the method that calls it and hands on what it returns.
 *
 * <p>What an action returns is either known by its static type, and then a number stands in the
 * code, or is found among the leaves of a sealed type by a chain of {@code instanceof}.
 */
final class ActionWriter {

  private final AgentModel agent;
  private final SourceFile out;
  private final ProgramNames names;
  private final Routing routing;

  ActionWriter(AgentModel agent, SourceFile out, ProgramNames names, Routing routing) {
    this.agent = agent;
    this.out = out;
    this.names = names;
    this.routing = routing;
  }

  /** The declared type of the event parameter, which decides between overloads. */
  static String eventType(ActionModel action) {
    return ((ActionParameter.Event) action.parameters().get(0)).type();
  }

  /** The method that executes an action. */
  void method(ActionModel action) {
    out.gap()
        .open(
            "private void %s(%s event)%s {",
            names.method(action.index()),
            out.type(eventType(action)),
            throwing(action) ? " throws Exception" : "");
    if (action.returns().stage()) {
      out.add("turn.await(%s);", call(action));
    } else {
      body(action);
    }
    out.close("}");
  }

  private void body(ActionModel action) {
    Emission emission = action.returns().emits();
    if (emission == null) {
      out.add("%s;", call(action));
      return;
    }
    switch (action.returns().shape()) {
      case VOID -> throw new IllegalStateException(action.id());
      case ONE -> one(action, emission);
      case OPTIONAL -> {
        result(action);
        refuseNull();
        out.add("result.ifPresent(%s);", route(emission));
      }
      case LIST, ITERABLE -> {
        result(action);
        refuseNull();
        each(emission, out.name(emission.type()), "result");
      }
      case STREAM -> {
        out.open("try (%s result = %s) {", out.type(action.returns().type()), call(action));
        refuseNull();
        out.add("result.sequential().forEachOrdered(%s);", route(emission));
        out.close("}");
      }
    }
  }

  private void one(ActionModel action, Emission emission) {
    var direct = new ArrayList<Target>();
    for (Target target : emission.targets()) {
      if (routing.next(action, target) != Routing.NONE) {
        direct.add(target);
      }
    }
    if (direct.isEmpty()) {
      out.add("%s;", hand(emission, call(action)));
      return;
    }
    result(action);
    if (emission.targets().size() == 1) {
      Target target = emission.targets().get(0);
      boolean same = emission.type().equals(target.leaf());
      hop(action, target, "result", same ? "result" : "(" + out.name(target.leaf()) + ") result");
      return;
    }
    for (int i = 0; i < direct.size(); i++) {
      if (i > 0) {
        out.outdent();
      }
      out.open("%sif (result instanceof %s leaf) {", i > 0 ? "} else " : "", direct.get(i).leaf());
      hop(action, direct.get(i), "leaf", "leaf");
    }
    out.close("} else {").indent();
    out.add("%s;", hand(emission, "result"));
    out.close("}");
  }

  /** Calls the one listener at once if its guard lets the event pass and nothing comes between. */
  private void hop(ActionModel action, Target target, String value, String typed) {
    int listener = routing.next(action, target);
    boolean guarded = agent.actions().get(listener).guard() != null;
    if (guarded) {
      String present = value.equals("result") ? "result != null && " : "";
      out.open("if (%s%s) {", present, GuardWriter.call(names.method(listener), typed));
    }
    out.open(
            "if (turn.%s(%s, %s, %s)) {",
            routing.isExecutedOnce(listener) ? "pass" : "hop",
            names.event(target.event()),
            value,
            names.action(listener))
        .add("%s(%s);", names.method(listener), typed)
        .close("}");
    if (guarded) {
      out.close("} else {").indent();
      out.add("%s;", hand(target, value)).close("}");
    }
  }

  /** The branch for a completed stage. */
  void completion(ActionModel action) {
    String branch = "case " + names.action(action.index()) + " -> ";
    Emission emission = action.returns().emits();
    if (emission == null) {
      out.add("%s{}", branch);
      return;
    }
    switch (action.returns().shape()) {
      case ONE -> out.add("%s%s;", branch, hand(emission, "result"));
      case OPTIONAL -> {
        out.open("%s{", branch);
        refuseNull();
        out.add("((%s<?>) result).ifPresent(%s);", ClassRefs.OPTIONAL, route(emission));
        out.close("}");
      }
      default -> {
        out.open("%s{", branch);
        refuseNull();
        each(emission, "Object", "(" + out.name(ClassRefs.LIST) + "<?>) result");
        out.close("}");
      }
    }
  }

  /** The method that finds out which leaf a value is. */
  void routeMethod(Emission emission) {
    out.gap().open("private void %s(Object value) {", names.route(emission.type()));
    List<Target> targets = emission.targets();
    for (int i = 0; i < targets.size(); i++) {
      if (i > 0) {
        out.outdent();
      }
      out.open("%sif (value instanceof %s) {", i > 0 ? "} else " : "", targets.get(i).leaf());
      out.add("%s;", hand(targets.get(i), "value"));
    }
    out.close("} else {").indent();
    out.add("throw value == null ? turn.nullResult() : turn.unknownLeaf(value);");
    out.close("}").close("}");
  }

  /** A lambda or method reference that takes one value of the type. */
  String route(Emission emission) {
    return ProgramNames.isRouted(emission)
        ? "this::" + names.route(emission.type())
        : "value -> " + hand(emission, "value");
  }

  private String hand(Emission emission, String value) {
    return ProgramNames.isRouted(emission)
        ? names.route(emission.type()) + "(" + value + ")"
        : hand(emission.targets().get(0), value);
  }

  private String hand(Target target, String value) {
    return target.isOutput()
        ? "turn.output(" + value + ")"
        : Format.fill("turn.emit(%s, %s)", names.event(target.event()), value);
  }

  private void each(Emission emission, String type, String values) {
    out.open("for (%s value : %s) {", type, values).add("%s;", hand(emission, "value")).close("}");
  }

  private void result(ActionModel action) {
    out.add("%s result = %s;", out.type(action.returns().type()), call(action));
  }

  private void refuseNull() {
    out.open("if (result == null) {").add("throw turn.nullResult();").close("}");
  }

  private String call(ActionModel action) {
    return "agent." + action.method() + "(" + names.arguments(action.index()) + ")";
  }

  private boolean throwing(ActionModel action) {
    if (!action.thrown().isEmpty()) {
      return true;
    }
    Emission emission = action.returns().emits();
    if (emission != null) {
      for (Target target : emission.targets()) {
        int next = routing.next(action, target);
        if (next != Routing.NONE && throwing(agent.actions().get(next))) {
          return true;
        }
      }
    }
    return false;
  }
}
