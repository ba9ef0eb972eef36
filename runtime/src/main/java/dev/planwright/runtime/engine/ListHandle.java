package dev.planwright.runtime.engine;

import dev.planwright.runtime.ListMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list memory as the agent holds it: leads to the run that the agent's code works for. */
@SuppressWarnings("unchecked") // only elements of this memory's type are ever put in
final class ListHandle<T> implements ListMemory<T> {

  private final ActionTurn<?, ?> turn;
  private final int memory;
  private final String name;

  ListHandle(ActionTurn<?, ?> turn, int memory, String name) {
    this.turn = turn;
    this.memory = memory;
    this.name = name;
  }

  @Override
  public List<T> get() {
    return (List<T>) turn.run().memory.elements(memory);
  }

  @Override
  public int size() {
    return turn.run().memory.size(memory);
  }

  @Override
  public void add(T value) {
    turn.run().memory.draft(memory).add(NullValues.refuse(value, name));
  }

  @Override
  public void keepLast(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("keepLast of " + n + " elements of memory " + name);
    }
    RunMemory run = turn.run().memory;
    int excess = run.size(memory) - n;
    if (excess > 0) {
      run.draft(memory).subList(0, excess).clear();
    }
  }

  @Override
  public void set(List<? extends T> values) {
    List<Object> elements = new ArrayList<>(values.size());
    values.forEach(value -> elements.add(NullValues.refuse(value, name)));
    turn.run().memory.setElements(memory, Collections.unmodifiableList(elements));
  }

  @Override
  public void clear() {
    turn.run().memory.setElements(memory, List.of());
  }
}
