package dev.planwright.processor.write;

import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.ActionParameter;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.Emission.Target;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.GuardModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the nested class that the engine calls: numbers, dispatch, one method per action. */
final class ProgramWriter {

  private final AgentModel agent;
  private final SourceFile out;
  private final ProgramNames names;
  private final ActionWriter actions;

  ProgramWriter(AgentModel agent, SourceFile out, ProgramNames names) {
    this.agent = agent;
    this.out = out;
    this.names = names;
    this.actions = new ActionWriter(agent, out, names, new Routing(agent));
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
    agent.actions().forEach(actions::method);
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
    if (usesContext()) {
      out.add("private final %s context;", ClassRefs.ACTION_CONTEXT);
    }
    eachEmitter(
        (action, parameter, emission) ->
            out.add(
                "private final %s<%s> %s;",
                ClassRefs.EMITTER, emission.type(), names.argument(action.index(), parameter)));
  }

  private void constructor() {
    out.gap().open("Program(%s agent, %s wiring) {", agent.type(), ClassRefs.WIRING);
    out.add("this.agent = agent;");
    out.add("this.turn = wiring.turn();");
    if (usesContext()) {
      out.add("this.context = wiring.context();");
    }
    eachEmitter(
        (action, parameter, emission) ->
            out.assign(
                "this." + names.argument(action.index(), parameter),
                Expression.call(
                    "wiring.emitter",
                    names.action(action.index()),
                    timerEvent(emission),
                    actions.route(emission))));
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
    if (agent.actions().stream().noneMatch(action -> action.returns().stage())) {
      out.add("throw turn.noSuchAction(action);");
    } else {
      out.open("switch (action) {");
      agent.actions().stream()
          .filter(action -> action.returns().stage())
          .forEach(actions::completion);
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
    several.values().forEach(actions::routeMethod);
  }

  private boolean usesContext() {
    return agent.actions().stream()
        .flatMap(action -> action.parameters().stream())
        .anyMatch(ActionParameter.Context.class::isInstance);
  }

  private void eachEmitter(EmitterVisitor visitor) {
    for (ActionModel action : agent.actions()) {
      for (int i = 0; i < action.parameters().size(); i++) {
        if (action.parameters().get(i) instanceof ActionParameter.Emitting emitting) {
          visitor.visit(action, i, emitting.emits());
        }
      }
    }
  }

  @FunctionalInterface
  private interface EmitterVisitor {
    void visit(ActionModel action, int parameter, Emission emission);
  }
}
