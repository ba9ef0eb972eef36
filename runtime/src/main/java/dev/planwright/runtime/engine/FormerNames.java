package dev.planwright.runtime.engine;

import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.EventSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what was recorded of actions and events under their earlier names. */
final class FormerNames {

  private final Map<String, String> actionNow = new HashMap<>();
  private final Map<String, String> eventNow = new HashMap<>();

  FormerNames(List<ActionSpec> actions, List<EventSpec> events) {
    for (ActionSpec action : actions) {
      action.aliases().forEach(alias -> actionNow.put(alias, action.id()));
    }
    for (EventSpec event : events) {
      event.aliases().forEach(alias -> eventNow.put(alias, event.name()));
    }
    // A name that is in use is nobody's earlier one.
    actions.forEach(action -> actionNow.remove(action.id()));
    events.forEach(event -> eventNow.remove(event.name()));
  }

  /** The place that these names stand for now. */
  Place current(String path, String action) {
    return actionNow.isEmpty() && eventNow.isEmpty()
        ? new Place(path, action)
        : new Place(current(path), actionNow.getOrDefault(action, action));
  }

  private String current(String path) {
    return Stream.of(path.split("/", -1)).map(this::currentHop).collect(Collectors.joining("/"));
  }

  private String currentHop(String hop) {
    int event = hop.indexOf('>') + 1;
    int occurrence = hop.lastIndexOf('#');
    if (event == 0 || occurrence < event) {
      return hop;
    }
    String action = hop.substring(0, event - 1);
    String type = hop.substring(event, occurrence);
    return actionNow.getOrDefault(action, action)
        + '>'
        + eventNow.getOrDefault(type, type)
        + hop.substring(occurrence);
  }
}
