package dev.planwright.runtime.engine;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.plan.MemorySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run sees of its key's memory, and what it has changed.
 *
 * <p>Two layers over the host's: what the run's finished actions wrote, and what the current action
 * wrote. The second is not a layer of its own but an undo log: the first write of an action to a
 * memory notes what was there, {@link #undo} puts it back. So a read costs one array access, an
 * action that writes nothing costs nothing, and a run that ends writes each changed memory once.
 * The price: the first write of an action to a list or a map copies what the run holds of it.
 */
final class RunMemory {

  private static final int LOADED = 1;
  private static final int CHANGED = 2;

  /** The value list is this action's own copy, seen by nobody else. */
  private static final int DRAFT = 4;

  private final MemorySpec[] specs;
  private final boolean[] sensory;

  /** A value, an immutable list or draft of one, or {@link MapChanges}. */
  private final @Nullable Object[] held;

  private final int[] state;

  /** The action layer in which a memory was last written. */
  private final int[] writtenIn;

  private int layer = 1;

  private int[] undoMemory = new int[4];
  private int[] undoState = new int[4];
  private @Nullable Object[] undoHeld = new @Nullable Object[4];
  private int undoSize;

  private KeyedMemory host = NoMemory.INSTANCE;

  RunMemory(List<MemorySpec> specs) {
    this.specs = specs.toArray(MemorySpec[]::new);
    sensory = new boolean[this.specs.length];
    for (int memory = 0; memory < sensory.length; memory++) {
      sensory[memory] = this.specs[memory].scope() == MemoryScope.SENSORY;
    }
    held = new @Nullable Object[this.specs.length];
    state = new int[this.specs.length];
    writtenIn = new int[this.specs.length];
  }

  /** Begins a run over what the host keeps. */
  void begin(KeyedMemory keyed) {
    host = keyed;
    layer++;
    undoSize = 0;
    for (int memory = 0; memory < held.length; memory++) {
      if (state[memory] != 0 || held[memory] != null) {
        held[memory] = null;
        state[memory] = 0;
      }
    }
  }

  /**
   * Goes on over what the host has under the key now: the same, because runs of a key come one
   * after another.
   */
  void over(KeyedMemory keyed) {
    host = keyed;
  }

  /** The action so far stands; what comes is another action's. */
  void nextLayer() {
    layer++;
    undoSize = 0;
  }

  /** Takes back what the current action wrote. */
  void undo() {
    while (undoSize > 0) {
      undoSize--;
      int memory = undoMemory[undoSize];
      held[memory] = undoHeld[undoSize];
      state[memory] = undoState[undoSize];
      undoHeld[undoSize] = null;
    }
    layer++;
  }

  /** Hands all changes of short-term memory to the host. */
  void commit() {
    for (int memory = 0; memory < specs.length; memory++) {
      if ((state[memory] & CHANGED) == 0 || sensory[memory]) {
        continue;
      }
      switch (specs[memory].kind()) {
        case VALUE -> host.setValue(memory, held[memory]);
        case LIST -> host.setList(memory, elements(memory));
        case MAP -> changes(memory).applyTo(host, memory);
      }
    }
  }

  @Nullable Object value(int memory) {
    if ((state[memory] & LOADED) == 0) {
      held[memory] = host(memory).value(memory);
      state[memory] |= LOADED;
    }
    return held[memory];
  }

  void setValue(int memory, @Nullable Object value) {
    beforeWrite(memory);
    held[memory] = value;
    state[memory] |= LOADED | CHANGED;
  }

  /** The elements; the list never changes. */
  List<Object> elements(int memory) {
    loadList(memory);
    seal(memory);
    return list(memory);
  }

  int size(int memory) {
    loadList(memory);
    return list(memory).size();
  }

  /** The elements, to be changed in place. */
  List<Object> draft(int memory) {
    loadList(memory);
    beforeWrite(memory);
    if ((state[memory] & DRAFT) == 0) {
      List<Object> draft = new ArrayList<>(list(memory).size() + 1);
      draft.addAll(list(memory));
      held[memory] = draft;
      state[memory] |= DRAFT | CHANGED;
    }
    return list(memory);
  }

  void setElements(int memory, List<Object> elements) {
    beforeWrite(memory);
    held[memory] = elements;
    state[memory] = LOADED | CHANGED;
  }

  @Nullable Object entry(int memory, Object key) {
    MapChanges changes = (MapChanges) held[memory];
    if (changes != null && changes.decides(key)) {
      return changes.get(key);
    }
    return host(memory).entry(memory, key);
  }

  void setEntry(int memory, Object key, @Nullable Object value) {
    writableChanges(memory).put(key, value);
  }

  void clearMap(int memory) {
    writableChanges(memory).clear();
  }

  /** All entries, in the order of their encoded keys. */
  List<Map.Entry<Object, Object>> entries(int memory) {
    Map<Object, Object> entries = new HashMap<>();
    MapChanges changes = (MapChanges) held[memory];
    if (changes == null || !changes.cleared()) {
      for (Map.Entry<Object, Object> entry : host(memory).entries(memory)) {
        entries.put(entry.getKey(), entry.getValue());
      }
    }
    if (changes != null) {
      changes.applyTo(entries);
    }
    return EncodedOrder.sort(entries, keyCodec(memory));
  }

  @SuppressWarnings("unchecked") // the plan gave the codec for this memory's keys
  private Codec<Object> keyCodec(int memory) {
    Codec<?> codec = specs[memory].keyCodec();
    if (codec == null) {
      throw new IllegalStateException("memory " + specs[memory].name() + " is not a map");
    }
    return (Codec<Object>) codec;
  }

  private void loadList(int memory) {
    if ((state[memory] & LOADED) == 0) {
      held[memory] = host(memory).list(memory);
      state[memory] |= LOADED;
    }
  }

  @SuppressWarnings("unchecked") // of a list memory nothing else is held once it is loaded
  private List<Object> list(int memory) {
    List<Object> list = (List<Object>) held[memory];
    return list == null ? List.of() : list;
  }

  private MapChanges changes(int memory) {
    MapChanges changes = (MapChanges) held[memory];
    return changes == null ? new MapChanges() : changes;
  }

  private MapChanges writableChanges(int memory) {
    boolean first = beforeWrite(memory);
    if (first) {
      held[memory] = changes(memory).copy();
      state[memory] |= CHANGED;
    }
    return changes(memory);
  }

  /** Notes what was there before the current action's first write; true for that first one. */
  private boolean beforeWrite(int memory) {
    if (writtenIn[memory] == layer) {
      return false;
    }
    writtenIn[memory] = layer;
    if (undoSize == undoMemory.length) {
      undoMemory = Arrays.copyOf(undoMemory, undoSize * 2);
      undoState = Arrays.copyOf(undoState, undoSize * 2);
      undoHeld = Arrays.copyOf(undoHeld, undoSize * 2);
    }
    seal(memory);
    undoMemory[undoSize] = memory;
    undoState[undoSize] = state[memory];
    undoHeld[undoSize] = held[memory];
    undoSize++;
    return true;
  }

  /** A draft that others may see from now on is changed no more: the next write copies it. */
  private void seal(int memory) {
    if ((state[memory] & DRAFT) != 0) {
      held[memory] = Collections.unmodifiableList(list(memory));
      state[memory] &= ~DRAFT;
    }
  }

  private KeyedMemory host(int memory) {
    return sensory[memory] ? NoMemory.INSTANCE : host;
  }
}
