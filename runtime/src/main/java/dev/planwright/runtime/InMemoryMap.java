package dev.planwright.runtime;

import static java.util.Objects.requireNonNull;

import dev.planwright.runtime.codec.KeyCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A map memory for unit tests. Sorted by what a store would keep of the keys. */
final class InMemoryMap<K, V> implements MapMemory<K, V> {

  private final TreeMap<byte[], Map.Entry<K, V>> entries = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public @Nullable V get(K key) {
    Map.Entry<K, V> entry = entries.get(encoded(key));
    return entry == null ? null : entry.getValue();
  }

  @Override
  public void put(K key, V value) {
    requireNonNull(value, "a memory holds no null; remove(key) forgets the value");
    entries.put(encoded(key), Map.entry(key, value));
  }

  @Override
  public void remove(K key) {
    entries.remove(encoded(key));
  }

  @Override
  public boolean contains(K key) {
    return entries.containsKey(encoded(key));
  }

  @Override
  public List<Map.Entry<K, V>> entries() {
    return List.copyOf(entries.values());
  }

  @Override
  public void clear() {
    entries.clear();
  }

  @Override
  public String toString() {
    return entries.values().toString();
  }

  private static byte[] encoded(Object key) {
    return KeyCodec.stored(requireNonNull(key, "a memory holds no null key"));
  }
}
