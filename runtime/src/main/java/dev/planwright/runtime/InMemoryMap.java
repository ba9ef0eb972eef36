package dev.planwright.runtime;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map memory for unit tests. */
final class InMemoryMap<K, V> implements MapMemory<K, V> {

  private static final String NO_NULL_KEY = "a memory holds no null key";

  private final Map<K, V> values = new LinkedHashMap<>();

  @Override
  public @Nullable V get(K key) {
    return values.get(requireNonNull(key, NO_NULL_KEY));
  }

  @Override
  public void put(K key, V value) {
    values.put(
        requireNonNull(key, NO_NULL_KEY),
        requireNonNull(value, "a memory holds no null; remove(key) forgets the value"));
  }

  @Override
  public void remove(K key) {
    values.remove(requireNonNull(key, NO_NULL_KEY));
  }

  @Override
  public boolean contains(K key) {
    return values.containsKey(requireNonNull(key, NO_NULL_KEY));
  }

  @Override
  public List<Map.Entry<K, V>> entries() {
    return values.entrySet().stream()
        .sorted(comparing(entry -> KeyOrder.bytes(entry.getKey()), Arrays::compareUnsigned))
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public void clear() {
    values.clear();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
