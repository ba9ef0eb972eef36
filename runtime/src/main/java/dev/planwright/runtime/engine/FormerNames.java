package dev.planwright.runtime.engine;

import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.plan.ActionSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what was recorded of actions under their earlier ids. */
final class FormerNames {

  private final Map<String, String> current = new HashMap<>();

  FormerNames(List<ActionSpec> actions) {
    for (ActionSpec action : actions) {
      action.aliases().forEach(alias -> current.put(alias, action.id()));
    }
    // An id that is in use is nobody's earlier one.
    actions.forEach(action -> current.remove(action.id()));
  }

  /** The place that these names stand for now. */
  Place current(String path, String action) {
    return current.isEmpty()
        ? new Place(path, action)
        : new Place(current(path), current.getOrDefault(action, action));
  }

  private String current(String path) {
    return Stream.of(path.split("/", -1)).map(this::currentHop).collect(Collectors.joining("/"));
  }

  private String currentHop(String hop) {
    int end = hop.indexOf('>');
    return end < 0
        ? hop
        : current.getOrDefault(hop.substring(0, end), hop.substring(0, end)) + hop.substring(end);
  }
}
