package dev.planwright.runtime.graph;

import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.runtime.plan.DurableCalls;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What actions do, done by the engine. */
final class EngineWorld implements World {

  private final Turn turn;
  private final DurableCalls calls;
  private final GraphPlan.Calls executing;
  private final Map<Integer, ValueMemory<Long>> values = new HashMap<>();
  private final Map<Integer, ListMemory<Long>> lists = new HashMap<>();
  private final Map<Integer, MapMemory<String, Long>> maps = new HashMap<>();

  /** How often an action was begun with an event: its attempts, if it never unwinds. */
  private final Map<String, Integer> begun = new HashMap<>();

  EngineWorld(Graph graph, Wiring wiring, GraphPlan.Calls executing) {
    this.turn = wiring.turn();
    this.calls = wiring.calls();
    this.executing = executing;
    for (int memory = 0; memory < graph.memories().size(); memory++) {
      MemorySpec.Kind kind = graph.memories().get(memory).kind();
      switch (kind) {
        case VALUE -> values.put(memory, wiring.valueMemory(memory));
        case LIST -> lists.put(memory, wiring.listMemory(memory));
        case MAP -> maps.put(memory, wiring.mapMemory(memory));
      }
    }
  }

  /** An action begins. */
  void began(int action, GraphEvent event) {
    begun.merge(event.id() + "/" + action, 1, Integer::sum);
  }

  @Override
  public int attempt(int action, GraphEvent event) {
    return begun.get(event.id() + "/" + action);
  }

  @Override
  public @Nullable Long value(int memory) {
    return values.get(memory).get();
  }

  @Override
  public void setValue(int memory, @Nullable Long value) {
    if (value == null) {
      values.get(memory).clear();
    } else {
      values.get(memory).set(value);
    }
  }

  @Override
  public List<Long> list(int memory) {
    return lists.get(memory).get();
  }

  @Override
  public int size(int memory) {
    return lists.get(memory).size();
  }

  @Override
  public void add(int memory, long value) {
    lists.get(memory).add(value);
  }

  @Override
  public void keepLast(int memory, int number) {
    lists.get(memory).keepLast(number);
  }

  @Override
  public void setList(int memory, List<Long> elements) {
    if (elements.isEmpty()) {
      lists.get(memory).clear();
    } else {
      lists.get(memory).set(elements);
    }
  }

  @Override
  public @Nullable Long entry(int memory, String key) {
    return maps.get(memory).get(key);
  }

  @Override
  public void setEntry(int memory, String key, @Nullable Long value) {
    if (value == null) {
      maps.get(memory).remove(key);
    } else {
      maps.get(memory).put(key, value);
    }
  }

  @Override
  public List<Map.Entry<String, Long>> entries(int memory) {
    return maps.get(memory).entries();
  }

  @Override
  public void clearMap(int memory) {
    maps.get(memory).clear();
  }

  @Override
  public void emit(GraphEvent event) {
    turn.emit(event.type(), event);
  }

  @Override
  public void output(String value) {
    turn.output(value);
  }

  @Override
  public long call(Answers.Kind kind, long argument, String label) {
    return calls.call(
        GraphPlan.method(kind),
        out -> out.writeLong(argument),
        executing.toExecute(kind, argument, label));
  }
}
