package dev.planwright.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one attempt of one action does, noted down. */
final class NaiveWorld implements World {

  private final NaiveMemory memory;
  private final NaiveCalls calls;
  private final int attempt;
  private final List<GraphEvent> emitted = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();

  NaiveWorld(NaiveMemory memory, NaiveCalls calls, int attempt) {
    this.memory = memory;
    this.calls = calls;
    this.attempt = attempt;
  }

  NaiveMemory memory() {
    return memory;
  }

  List<GraphEvent> emitted() {
    return emitted;
  }

  List<String> outputs() {
    return outputs;
  }

  @Override
  public @Nullable Long value(int number) {
    return memory.value(number);
  }

  @Override
  public void setValue(int number, @Nullable Long value) {
    memory.setValue(number, value);
  }

  @Override
  public List<Long> list(int number) {
    return memory.list(number);
  }

  @Override
  public int size(int number) {
    return memory.list(number).size();
  }

  @Override
  public void add(int number, long value) {
    memory.list(number).add(value);
  }

  @Override
  public void keepLast(int number, int most) {
    while (memory.list(number).size() > most) {
      memory.list(number).remove(0);
    }
  }

  @Override
  public void setList(int number, List<Long> values) {
    memory.list(number).clear();
    memory.list(number).addAll(values);
  }

  @Override
  public @Nullable Long entry(int number, String key) {
    return memory.map(number).get(key);
  }

  @Override
  public void setEntry(int number, String key, @Nullable Long value) {
    Map<String, Long> map = memory.map(number);
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  @Override
  public List<Map.Entry<String, Long>> entries(int number) {
    return List.copyOf(memory.map(number).entrySet());
  }

  @Override
  public void clearMap(int number) {
    memory.map(number).clear();
  }

  @Override
  public void emit(GraphEvent event) {
    emitted.add(event);
  }

  @Override
  public void output(String value) {
    outputs.add(value);
  }

  @Override
  public long call(Answers.Kind kind, long argument, String label) {
    return calls.call(kind, argument, label);
  }

  @Override
  public int attempt(int action, GraphEvent event) {
    return attempt;
  }
}
