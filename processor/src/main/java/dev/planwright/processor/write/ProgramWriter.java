package dev.planwright.processor.write;

import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.ActionParameter;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.Emission.Target;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.GuardModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the nested class that the engine calls: numbers, dispatch, one method per action. */
final class ProgramWriter {

  private final AgentModel agent;
  private final SourceFile out;
  private final ProgramNames names;
  private final ActionWriter actions;
  private final List<Emitter> emitters = new ArrayList<>();

  /** A parameter that emits, and the field for it. */
  private record Emitter(int action, String field, Emission emission) {}

  ProgramWriter(AgentModel agent, SourceFile out, ProgramNames names) {
    this.agent = agent;
    this.out = out;
    this.names = names;
    this.actions = new ActionWriter(agent, out, names, new Routing(agent, names));
    for (ActionModel action : agent.actions()) {
      for (int i = 0; i < action.parameters().size(); i++) {
        if (action.parameters().get(i) instanceof ActionParameter.Emitting emitting) {
          String field = names.argument(action.index(), i);
          emitters.add(new Emitter(action.index(), field, emitting.emits()));
        }
      }
    }
  }

  void write() {
    out.open(
        "private static final class Program implements %s<%s> {",
        agent.isGuarded() ? ClassRefs.GUARDED_PROGRAM : ClassRefs.AGENT_PROGRAM,
        agent.input().type());
    out.gap();
    constants();
    fields();
    constructor();
    eventOf();
    if (agent.isGuarded()) {
      triggers();
    }
    invoke();
    completed();
    for (ActionModel action : agent.actions()) {
      actions.method(action);
    }
    routes();
    out.close("}");
  }

  private void constants() {
    for (EventModel event : agent.events()) {
      constant(names.event(event.number()), event.number());
    }
    out.gap();
    for (ActionModel action : agent.actions()) {
      constant(names.action(action.index()), action.index());
    }
    out.gap();
  }

  private void constant(String name, int value) {
    out.add("static final int %s = %s;", name, value);
  }

  private void fields() {
    out.add("private final %s agent;", agent.type());
    out.add("private final %s turn;", ClassRefs.TURN);
    if (names.usesContext()) {
      out.add("private final %s context;", ClassRefs.ACTION_CONTEXT);
    }
    for (Emitter each : emitters) {
      out.add("private final %s<%s> %s;", ClassRefs.EMITTER, each.emission().type(), each.field());
    }
  }

  private void constructor() {
    out.gap().open("Program(%s agent, %s wiring) {", agent.type(), ClassRefs.WIRING);
    out.add("this.agent = agent;");
    out.add("this.turn = wiring.turn();");
    if (names.usesContext()) {
      out.add("this.context = wiring.context();");
    }
    for (Emitter each : emitters) {
      out.assign(
          "this." + each.field(),
          Expression.call(
              "wiring.emitter",
              names.action(each.action()),
              timerEvent(each.emission()),
              actions.route(each.emission())));
    }
    out.close("}");
  }

  private String timerEvent(Emission emission) {
    Target first = emission.targets().get(0);
    return emission.targets().size() > 1 || first.isOutput() ? "-1" : names.event(first.event());
  }

  private void eventOf() {
    out.gap().add("@Override").open("public int eventOf(%s input) {", agent.input().type());
    if (agent.input().events().size() == 1) {
      out.add("return %s;", names.event(agent.input().events().get(0)));
    } else {
      for (int event : agent.input().events()) {
        out.open("if (input instanceof %s) {", agent.events().get(event).leaf().type())
            .add("return %s;", names.event(event))
            .close("}");
      }
      out.add("throw turn.unknownLeaf(input);");
    }
    out.close("}");
  }

  private void triggers() {
    out.gap().add("@Override").open("public boolean triggers(int action, Object event) {");
    out.open("return switch (action) {");
    for (ActionModel action : agent.actions()) {
      GuardModel guard = action.guard();
      if (guard != null) {
        out.add(
            "case %s -> %s;",
            names.action(action.index()),
            GuardWriter.call(
                names.method(action.index()), "(" + out.type(guard.type()) + ") event"));
      }
    }
    out.add("default -> true;");
    out.close("};").close("}");
  }

  private void invoke() {
    out.gap()
        .add("@Override")
        .open("public void invoke(int action, Object event) throws Exception {");
    out.open("switch (action) {");
    for (ActionModel action : agent.actions()) {
      out.add(
          "case %s -> %s((%s) event);",
          names.action(action.index()),
          names.method(action.index()),
          out.type(ActionWriter.eventType(action)));
    }
    out.add("default -> throw turn.noSuchAction(action);");
    out.close("}").close("}");
  }

  private void completed() {
    out.gap().add("@Override").open("public void completed(int action, Object result) {");
    var stages = new ArrayList<ActionModel>();
    for (ActionModel action : agent.actions()) {
      if (action.returns().stage()) {
        stages.add(action);
      }
    }
    if (stages.isEmpty()) {
      out.add("throw turn.noSuchAction(action);");
    } else {
      out.open("switch (action) {");
      for (ActionModel action : stages) {
        actions.completion(action);
      }
      out.add("default -> throw turn.noSuchAction(action);");
      out.close("}");
    }
    out.close("}");
  }

  private void routes() {
    Map<ClassRef, Emission> several = new LinkedHashMap<>();
    for (ActionModel action : agent.actions()) {
      for (Emission emission : action.emissions()) {
        if (ProgramNames.isRouted(emission)) {
          several.putIfAbsent(emission.type(), emission);
        }
      }
    }
    for (Emission emission : several.values()) {
      actions.routeMethod(emission);
    }
  }
}
