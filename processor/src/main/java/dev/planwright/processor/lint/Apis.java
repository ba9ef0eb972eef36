package dev.planwright.processor.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** Methods and constructors of several classes, found by the class: most calls are of none. */
final class Apis {

  private final Map<String, List<Api>> byType = new HashMap<>();

  private Apis() {}

  /** One line for each class, as {@link Api#of} reads it. */
  static Apis of(String... lines) {
    Apis apis = new Apis();
    for (String line : lines) {
      Api api = Api.of(line);
      apis.byType.computeIfAbsent(api.type(), type -> new ArrayList<>()).add(api);
    }
    return apis;
  }

  /**
   * Whether a method is one of these.
   *
   * @param lineage the class that declares it and everything above it
   */
  boolean have(ExecutableElement method, Set<String> lineage) {
    for (String type : lineage) {
      for (Api api : byType.getOrDefault(type, List.of())) {
        if (api.has(method, lineage)) {
          return true;
        }
      }
    }
    return false;
  }
}
