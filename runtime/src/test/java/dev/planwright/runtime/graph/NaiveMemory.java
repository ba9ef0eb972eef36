package dev.planwright.runtime.graph;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.plan.MemorySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one key remembers, in plain collections that are copied as a whole. */
final class NaiveMemory {

  /** A {@code Long} or null, a list, or a map, by the memory's kind. */
  private final List<Object> contents = new ArrayList<>();

  private final Graph graph;

  NaiveMemory(Graph graph) {
    this.graph = graph;
    graph.memories().forEach(memory -> contents.add(empty(memory.kind())));
  }

  private static Object empty(MemorySpec.Kind kind) {
    return switch (kind) {
      case VALUE -> null;
      case LIST -> new ArrayList<Long>();
      case MAP -> new TreeMap<String, Long>();
    };
  }

  NaiveMemory copy() {
    NaiveMemory copy = new NaiveMemory(graph);
    for (int memory = 0; memory < contents.size(); memory++) {
      MemorySpec.Kind kind = graph.memories().get(memory).kind();
      copy.contents.set(
          memory,
          switch (kind) {
            case VALUE -> contents.get(memory);
            case LIST -> new ArrayList<>(list(memory));
            case MAP -> new TreeMap<>(map(memory));
          });
    }
    return copy;
  }

  void forgetSensory() {
    for (int memory = 0; memory < contents.size(); memory++) {
      MemorySpec spec = graph.memories().get(memory);
      if (spec.scope() == MemoryScope.SENSORY) {
        contents.set(memory, empty(spec.kind()));
      }
    }
  }

  List<Object> contents() {
    return contents;
  }

  Long value(int memory) {
    return (Long) contents.get(memory);
  }

  void setValue(int memory, Long value) {
    contents.set(memory, value);
  }

  @SuppressWarnings("unchecked") // made by empty()
  List<Long> list(int memory) {
    return (List<Long>) contents.get(memory);
  }

  @SuppressWarnings("unchecked") // made by empty()
  Map<String, Long> map(int memory) {
    return (Map<String, Long>) contents.get(memory);
  }
}
