package dev.planwright.runtime.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a run changed in a map memory: entries put and removed since the last time it was cleared.
 */
final class MapChanges {

  /** A null value is an entry removed. */
  private final Map<Object, @Nullable Object> changed = new HashMap<>();

  private boolean cleared;

  MapChanges copy() {
    MapChanges copy = new MapChanges();
    copy.changed.putAll(changed);
    copy.cleared = cleared;
    return copy;
  }

  /** Whether what is stored below no longer matters at all. */
  boolean cleared() {
    return cleared;
  }

  /** Whether what is stored below at this key no longer matters. */
  boolean decides(Object key) {
    return cleared || changed.containsKey(key);
  }

  @Nullable Object get(Object key) {
    return changed.get(key);
  }

  void put(Object key, @Nullable Object value) {
    changed.put(key, value);
  }

  void clear() {
    changed.clear();
    cleared = true;
  }

  void applyTo(Map<Object, Object> entries) {
    changed.forEach(
        (key, value) -> {
          if (value == null) {
            entries.remove(key);
          } else {
            entries.put(key, value);
          }
        });
  }

  /**
   * Hands the changes to the host.
   *
   * @param stored what is kept of a value
   */
  void applyTo(KeyedMemory keyed, int memory, UnaryOperator<Object> stored) {
    if (cleared) {
      keyed.clearMap(memory);
    }
    changed.forEach(
        (key, value) -> keyed.setEntry(memory, key, value == null ? null : stored.apply(value)));
  }
}
