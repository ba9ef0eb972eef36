package dev.planwright.runtime;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known on the heap of a map memory of one key.
 *
 * <p>When it has grown too large, all is forgotten and asked for again: otherwise a key that is
 * never idle would keep what it once looked for in vain, and what the store has forgotten since.
 */
final class CachedMap {

  /** Entries, those known to be absent included, that are known at most when one is added. */
  static final int MOST_KNOWN = 10_000;

  /** Stands for "known to be absent", where null is "not known". */
  static final Object ABSENT = new Object();

  private final Map<Object, Object> known = new HashMap<>();

  /** Whether what is not known is absent. */
  private boolean complete;

  /** The value of an entry, {@link #ABSENT}, or null if that is not known. */
  @Nullable Object get(Object key) {
    Object value = known.get(key);
    return value == null && complete ? ABSENT : value;
  }

  /** An entry has this value now, or is {@link #ABSENT}. */
  void put(Object key, Object value) {
    if (value == ABSENT && complete) {
      known.remove(key);
      return;
    }
    if (known.size() >= MOST_KNOWN && !known.containsKey(key)) {
      known.clear();
      complete = false;
    }
    known.put(key, value);
  }

  /** The map is empty now. */
  void clear() {
    known.clear();
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  /** These are all entries. */
  void complete(Map<Object, Object> all) {
    known.clear();
    known.putAll(all);
    complete = true;
  }

  /** All entries, once they are known. */
  Iterable<Map.Entry<Object, Object>> entries() {
    return known.entrySet();
  }

  /** How many entries are known, those known to be absent included. */
  int size() {
    return known.size();
  }
}
