package dev.planwright.runtime.engine;

import dev.planwright.runtime.MapMemory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map memory as the agent holds it: leads to the run that the agent's code works for. */
@SuppressWarnings("unchecked") // only entries of this memory's types are ever put in
final class MapHandle<K, V> implements MapMemory<K, V> {

  private final ActionTurn<?, ?> turn;
  private final int memory;
  private final String name;

  MapHandle(ActionTurn<?, ?> turn, int memory, String name) {
    this.turn = turn;
    this.memory = memory;
    this.name = name;
  }

  @Override
  public @Nullable V get(K key) {
    return (V) turn.run().memory.entry(memory, NullValues.refuse(key, name));
  }

  @Override
  public void put(K key, V value) {
    turn.run()
        .memory
        .setEntry(memory, NullValues.refuse(key, name), NullValues.refuse(value, name));
  }

  @Override
  public void remove(K key) {
    turn.run().memory.setEntry(memory, NullValues.refuse(key, name), null);
  }

  @Override
  public boolean contains(K key) {
    return get(key) != null;
  }

  @Override
  public List<Map.Entry<K, V>> entries() {
    return (List<Map.Entry<K, V>>) (List<?>) turn.run().memory.entries(memory);
  }

  @Override
  public void clear() {
    turn.run().memory.clearMap(memory);
  }
}
