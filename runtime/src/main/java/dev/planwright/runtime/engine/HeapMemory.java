package dev.planwright.runtime.engine;

import dev.planwright.runtime.plan.MemorySpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What all keys of one worker remember, on the heap. A key that remembers nothing takes no space.
 *
 * <p>One look-up per run, whatever it reads and writes then. The price: a run that touches no
 * memory pays for it, too.
 */
public final class HeapMemory {

  private static final @Nullable Object[] NO_OTHERS = {};

  private final KeyTable<OfKey> keys = new KeyTable<>();
  private final List<MemorySpec> specs;
  private final int memories;

  /** Empty memory of these memories. */
  public HeapMemory(List<MemorySpec> memories) {
    this.specs = memories;
    this.memories = memories.size();
  }

  /**
   * Drops what is over by now.
   *
   * @param isIdle whether a key has no unfinished run, which might have seen it
   * @return how many values went
   */
  public int forget(long nowMillis, Predicate<Object> isIdle) {
    int gone = 0;
    for (Object key : keys.keys()) {
      OfKey known = keys.get(key);
      if (known != null && isIdle.test(key)) {
        for (int memory = 0; memory < memories; memory++) {
          if (!specs.get(memory).ttl().isZero()) {
            gone += known.forget(memory, specs.get(memory).ttl(), nowMillis);
          }
        }
      }
    }
    return gone;
  }

  /** What this key remembers; valid until another key's is asked for. */
  public KeyedMemory of(Object key) {
    if (memories == 0) {
      return NoMemory.INSTANCE;
    }
    OfKey known = keys.get(key);
    return known != null ? known : new OfKey(keys, key, memories);
  }

  /** The memories of one key; among {@link #keys} while one of them holds something. */
  private static final class OfKey implements KeyedMemory {

    private final KeyTable<OfKey> keys;
    private final Object key;

    /**
     * By memory: a value, a list or a map, neither of them empty, or null. The first stands by
     * itself, because it is often the only one, and an array would be one more place to look.
     */
    private @Nullable Object first;

    private final @Nullable Object[] others;

    OfKey(KeyTable<OfKey> keys, Object key, int memories) {
      this.keys = keys;
      this.key = key;
      this.others = memories == 1 ? NO_OTHERS : new @Nullable Object[memories - 1];
    }

    private @Nullable Object held(int memory) {
      return memory == 0 ? first : others[memory - 1];
    }

    private void replace(int memory, @Nullable Object value) {
      if (memory == 0) {
        first = value;
      } else {
        others[memory - 1] = value;
      }
    }

    private void hold(int memory, @Nullable Object value) {
      if (value == null || held(memory) == null) {
        boolean wasEmpty = isEmpty();
        replace(memory, value);
        if (wasEmpty != isEmpty()) {
          enterOrLeave();
        }
      } else {
        replace(memory, value);
      }
    }

    private boolean isEmpty() {
      if (first != null) {
        return false;
      }
      for (Object one : others) {
        if (one != null) {
          return false;
        }
      }
      return true;
    }

    private int forget(int memory, Duration ttl, long nowMillis) {
      if (held(memory) instanceof Written written) {
        if (!written.isOver(ttl, nowMillis)) {
          return 0;
        }
        hold(memory, null);
        return 1;
      }
      Map<Object, Object> entries = map(memory);
      int before = entries.size();
      entries.values().removeIf(each -> ((Written) each).isOver(ttl, nowMillis));
      int gone = before - entries.size();
      if (gone == before) {
        hold(memory, null);
      }
      return gone;
    }

    private void enterOrLeave() {
      if (isEmpty()) {
        keys.remove(key);
      } else {
        keys.put(key, this);
      }
    }

    @Override
    public @Nullable Object value(int memory) {
      return held(memory);
    }

    @Override
    public void setValue(int memory, @Nullable Object value) {
      hold(memory, value);
    }

    @Override
    @SuppressWarnings("unchecked") // under a list memory only lists are held
    public List<Object> list(int memory) {
      List<Object> list = (List<Object>) held(memory);
      return list == null ? List.of() : list;
    }

    @Override
    public void setList(int memory, List<Object> elements) {
      hold(memory, elements.isEmpty() ? null : elements);
    }

    @SuppressWarnings("unchecked") // under a map memory only maps are held
    private Map<Object, Object> map(int memory) {
      Map<Object, Object> map = (Map<Object, Object>) held(memory);
      return map == null ? Map.of() : map;
    }

    @Override
    public @Nullable Object entry(int memory, Object entryKey) {
      return map(memory).get(entryKey);
    }

    @Override
    public Iterable<Map.Entry<Object, Object>> entries(int memory) {
      return map(memory).entrySet();
    }

    @Override
    public void setEntry(int memory, Object entryKey, @Nullable Object value) {
      if (value != null) {
        if (held(memory) == null) {
          hold(memory, new HashMap<>());
        }
        map(memory).put(entryKey, value);
      } else if (held(memory) != null) {
        map(memory).remove(entryKey);
        if (map(memory).isEmpty()) {
          hold(memory, null);
        }
      }
    }

    @Override
    public void clearMap(int memory) {
      hold(memory, null);
    }
  }
}
