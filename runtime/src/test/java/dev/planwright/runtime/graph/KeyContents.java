package dev.planwright.runtime.graph;

import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.plan.MemorySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a key remembers, as plain collections. */
final class KeyContents {

  private KeyContents() {}

  /** One element per memory of the graph: a value or null, a list, or a sorted map. */
  static List<Object> of(Graph graph, KeyedMemory keyed) {
    List<Object> contents = new ArrayList<>();
    for (int memory = 0; memory < graph.memories().size(); memory++) {
      MemorySpec.Kind kind = graph.memories().get(memory).kind();
      contents.add(
          switch (kind) {
            case VALUE -> keyed.value(memory);
            case LIST -> keyed.list(memory);
            case MAP -> sorted(keyed.entries(memory));
          });
    }
    return contents;
  }

  private static Map<Object, Object> sorted(Iterable<Map.Entry<Object, Object>> entries) {
    Map<Object, Object> sorted = new TreeMap<>();
    entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
