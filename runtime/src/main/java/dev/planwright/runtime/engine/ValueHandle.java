package dev.planwright.runtime.engine;

import dev.planwright.runtime.ValueMemory;
import org.jspecify.annotations.Nullable;

/** A value memory as the agent holds it: leads to the run that the agent's code works for. */
@SuppressWarnings("unchecked") // only values of this memory's type are ever put in
final class ValueHandle<T> implements ValueMemory<T> {

  private final ActionTurn<?, ?> turn;
  private final int memory;
  private final String name;

  ValueHandle(ActionTurn<?, ?> turn, int memory, String name) {
    this.turn = turn;
    this.memory = memory;
    this.name = name;
  }

  @Override
  public @Nullable T get() {
    return (T) turn.run().memory.value(memory);
  }

  @Override
  public void set(T value) {
    turn.run().memory.setValue(memory, NullValues.refuse(value, name));
  }

  @Override
  public void clear() {
    turn.run().memory.setValue(memory, null);
  }
}
