package dev.planwright.runtime.engine;

import dev.planwright.runtime.plan.MemorySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all keys of one worker remember, on the heap. A key that remembers nothing takes no space.
 *
 * <p>One map per memory, and no object per key for all of them: what is looked up stays close
 * together.
 */
public final class HeapMemory {

  private final Map<Object, Object>[] byMemory;
  private OfKey view;
  private int viewsLeft = RunEngine.LIVES;

  /** Empty memory of these memories. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of maps can be made in no other way
  public HeapMemory(List<MemorySpec> memories) {
    byMemory = new Map[memories.size()];
    for (int i = 0; i < byMemory.length; i++) {
      byMemory[i] = new HashMap<>();
    }
    view = new OfKey(byMemory);
  }

  /** What this key remembers; valid until another key's is asked for. */
  public KeyedMemory of(Object key) {
    if (--viewsLeft == 0) {
      view = new OfKey(byMemory);
      viewsLeft = RunEngine.LIVES;
    }
    view.key = key;
    view.readOf = -1;
    return view;
  }

  /** The value of a value memory. */
  private static final class Slot {

    private Object value;

    Slot(Object value) {
      this.value = value;
    }
  }

  /** A view, which like a run must not grow old. */
  private static final class OfKey implements KeyedMemory {

    private final Map<Object, Object>[] byMemory;
    private Object key = this;

    /** What was read last, because it is often what is written next. */
    private @Nullable Slot read;

    private int readOf = -1;

    OfKey(Map<Object, Object>[] byMemory) {
      this.byMemory = byMemory;
    }

    private void put(int memory, @Nullable Object held) {
      if (held == null) {
        byMemory[memory].remove(key);
      } else {
        byMemory[memory].put(key, held);
      }
    }

    @Override
    public @Nullable Object value(int memory) {
      Slot slot = (Slot) byMemory[memory].get(key);
      read = slot;
      readOf = memory;
      return slot == null ? null : slot.value;
    }

    @Override
    public void setValue(int memory, @Nullable Object value) {
      Slot slot = readOf == memory ? read : (Slot) byMemory[memory].get(key);
      if (slot == null || value == null) {
        put(memory, value == null ? null : new Slot(value));
        readOf = -1;
      } else {
        slot.value = value;
      }
    }

    @Override
    @SuppressWarnings("unchecked") // under a list memory only lists are held
    public List<Object> list(int memory) {
      return (List<Object>) byMemory[memory].getOrDefault(key, List.of());
    }

    @Override
    public void setList(int memory, List<Object> elements) {
      put(memory, elements.isEmpty() ? null : elements);
    }

    @SuppressWarnings("unchecked") // under a map memory only maps are held
    private Map<Object, Object> map(int memory) {
      return (Map<Object, Object>) byMemory[memory].getOrDefault(key, Map.of());
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
    @SuppressWarnings("unchecked") // under a map memory only maps are held
    public void setEntry(int memory, Object entryKey, @Nullable Object value) {
      if (value != null) {
        ((Map<Object, Object>) byMemory[memory].computeIfAbsent(key, any -> new HashMap<>()))
            .put(entryKey, value);
      } else if (byMemory[memory].containsKey(key)) {
        map(memory).remove(entryKey);
        if (map(memory).isEmpty()) {
          byMemory[memory].remove(key);
        }
      }
    }

    @Override
    public void clearMap(int memory) {
      byMemory[memory].remove(key);
    }
  }
}
