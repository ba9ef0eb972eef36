package dev.planwright.processor.write;

import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.ActionParameter;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.EventModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What constants, methods and fields of a generated program are called. */
final class ProgramNames {

  private final List<String> events = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();
  private final List<List<String>> fields = new ArrayList<>();
  private final Map<ClassRef, String> routes = new LinkedHashMap<>();
  private boolean context;

  ProgramNames(AgentModel agent) {
    var constants = new Names();
    for (EventModel event : agent.events()) {
      events.add(constants.unique("EVENT_" + Names.constant(event.leaf().type().simple())));
    }
    var ofMethods = new Names("invoke", "completed", "eventOf");
    for (ActionModel action : agent.actions()) {
      String method = ofMethods.unique(action.method());
      methods.add(method);
      actions.add(constants.unique("ACTION_" + Names.constant(method)));
    }
    var ofFields = new Names("agent", "turn", "context", "event", "result", "leaf");
    for (ActionModel action : agent.actions()) {
      nameFields(action, ofFields);
      nameRoutes(action, ofMethods);
    }
  }

  private void nameFields(ActionModel action, Names names) {
    var named = new ArrayList<String>();
    for (ActionParameter parameter : action.parameters()) {
      if (parameter instanceof ActionParameter.Emitting emitting) {
        named.add(names.unique(method(action.index()) + Names.capital(emitting.name())));
      } else if (parameter instanceof ActionParameter.Context) {
        named.add("context");
        context = true;
      } else {
        named.add("event");
      }
    }
    fields.add(named);
  }

  private void nameRoutes(ActionModel action, Names names) {
    for (Emission emission : action.emissions()) {
      if (isRouted(emission) && !routes.containsKey(emission.type())) {
        routes.put(emission.type(), names.unique("route" + emission.type().simple()));
      }
    }
  }

  /** Whether it takes a look at a value to know where it goes. */
  static boolean isRouted(Emission emission) {
    boolean internal = false;
    for (Emission.Target target : emission.targets()) {
      internal |= !target.isOutput();
    }
    return internal && emission.targets().size() > 1;
  }

  /** Whether an action asks for the context. */
  boolean usesContext() {
    return context;
  }

  /** The constant of an event's number. */
  String event(int number) {
    return events.get(number);
  }

  /** The constant of an action's number. */
  String action(int index) {
    return actions.get(index);
  }

  /** The method that executes an action. */
  String method(int action) {
    return methods.get(action);
  }

  /** What is passed for a parameter of an action: the event, the context, or an emitter's field. */
  String argument(int action, int parameter) {
    return fields.get(action).get(parameter);
  }

  /** What is passed for all of them. */
  String arguments(int action) {
    return String.join(", ", fields.get(action));
  }

  /** The method that finds the leaf of an emitted value, for types with several. */
  String route(ClassRef type) {
    return Objects.requireNonNull(routes.get(type), type.binary());
  }
}
