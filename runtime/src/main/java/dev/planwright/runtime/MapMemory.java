package dev.planwright.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by key that an agent remembers, for its own key or for one run.
 *
 * <p>What is written takes effect when the run commits; what is read is what this action sees, its
 * own writes included. Keys and values must not be changed after they were handed over. Used on the
 * agent's thread, inside an action; elsewhere every method throws.
 *
 * @param <K> the keys, told apart by what is stored of them
 * @param <V> what is remembered
 */
public interface MapMemory<K, V> {

  /** The value of {@code key}, or null if there is none. */
  @Nullable V get(K key);

  /** The value of {@code key}, or {@code other} if there is none. */
  default V orElse(K key, V other) {
    V value = get(key);
    return value == null ? other : value;
  }

  /**
   * Remembers {@code value} in place of what {@code key} had.
   *
   * @throws NullPointerException if either is null; use {@link #remove}
   */
  void put(K key, V value);

  /** Forgets the value of {@code key}. */
  void remove(K key);

  /** Whether {@code key} has a value. */
  boolean contains(K key);

  /**
   * All entries as they are now: later writes do not change the list, and neither it nor its
   * entries can be changed.
   *
   * @return in the order of the encoded keys, the same on every store; not the order of insertion
   */
  List<Map.Entry<K, V>> entries();

  /** Forgets all values. */
  void clear();

  /** An empty memory that lives in this object, for unit tests. */
  static <K, V> MapMemory<K, V> inMemory() {
    return new InMemoryMap<>();
  }
}
