package dev.planwright.runtime;

import static dev.planwright.runtime.CachedMap.ABSENT;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.MemoryChange;
import dev.planwright.runtime.store.MemoryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the keys of one worker remember, in an embedded store. Values of the keys used last are kept
 * on the heap; what a run writes is collected for its commit.
 */
final class LocalMemory {

  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);

  /** Keys whose values are kept on the heap. */
  private static final int CACHED_KEYS = 10_000;

  private final EmbeddedJournal journal;
  private final @Nullable StoredMemory[] places;
  private final Map<Object, OfKey> cache = new LinkedHashMap<>(16, 0.75f, true);
  private List<MemoryChange> changes = new ArrayList<>();

  private LocalMemory(EmbeddedJournal journal, @Nullable StoredMemory[] places) {
    this.journal = journal;
    this.places = places;
  }

  /**
   * The memories of a plan over what is stored of them.
   *
   * @throws IllegalStateException if a memory's type has changed so that it can no longer be read
   */
  static LocalMemory open(EmbeddedJournal journal, List<MemorySpec> memories)
      throws CodecException {
    StoredNames names =
        StoredNames.of(
            journal,
            "memory",
            memories.stream()
                .filter(memory -> memory.scope() == MemoryScope.SHORT_TERM)
                .map(memory -> new StoredNames.Named(memory.name(), memory.aliases()))
                .toList(),
            name -> journal.setting(StoredMemory.kindOf(name)) != null);
    @Nullable StoredMemory[] places = new @Nullable StoredMemory[memories.size()];
    for (int i = 0; i < places.length; i++) {
      MemorySpec memory = memories.get(i);
      if (memory.scope() == MemoryScope.SHORT_TERM) {
        places[i] = StoredMemory.open(journal, memory, names.get(memory.name()));
      }
    }
    return new LocalMemory(journal, places);
  }

  /** Drops from the store, in the background, what is over by now. */
  void forget(long nowMillis) {
    for (StoredMemory place : places) {
      if (place != null && place.forgets()) {
        CompletableFuture<Integer> unused =
            journal
                .forget(place.name(), stored -> place.isOver(stored, nowMillis))
                .whenComplete(
                    (count, failure) -> {
                      if (failure != null) {
                        LOG.warn(
                            "What memory {} has forgotten stays in the store",
                            place.name(),
                            failure);
                      }
                    });
      }
    }
  }

  /** What this key remembers; valid until another key's is asked for. */
  KeyedMemory of(Object key) {
    OfKey known = cache.get(key);
    if (known == null) {
      known = new OfKey(KeyCodec.encode(key));
      cache.put(key, known);
      if (cache.size() > CACHED_KEYS) {
        var eldest = cache.keySet().iterator();
        eldest.next();
        eldest.remove();
      }
    }
    return known;
  }

  /** Takes what the run that is committing has written. */
  List<MemoryChange> takeChanges() {
    if (changes.isEmpty()) {
      return List.of();
    }
    List<MemoryChange> taken = changes;
    changes = new ArrayList<>();
    return taken;
  }

  /** The run of this key that was committing has failed: what it has written so far goes. */
  void discardChanges(Object key) {
    if (!changes.isEmpty()) {
      changes = new ArrayList<>();
      cache.remove(key);
    }
  }

  private StoredMemory place(int memory) {
    StoredMemory place = places[memory];
    if (place == null) {
      throw new IllegalStateException("memory number " + memory + " lives for one run only");
    }
    return place;
  }

  /** What one key remembers. */
  private final class OfKey implements KeyedMemory {

    private final byte[] key;

    /** Values and lists, {@link CachedMap#ABSENT}, or {@link CachedMap}; null if not read yet. */
    private final @Nullable Object[] cached = new @Nullable Object[places.length];

    OfKey(byte[] key) {
      this.key = key;
    }

    @Override
    public @Nullable Object value(int memory) {
      Object known = cached[memory];
      if (known == null) {
        known = read(place(memory), null);
        cached[memory] = known;
      }
      return known == ABSENT ? null : known;
    }

    private Object read(StoredMemory place, byte @Nullable [] entry) {
      byte[] stored = journal.memory(key, place.name(), entry);
      return stored == null ? ABSENT : place.decode(stored);
    }

    @Override
    public void setValue(int memory, @Nullable Object value) {
      StoredMemory place = place(memory);
      changes.add(new MemoryChange(place.name(), null, value == null ? null : place.encode(value)));
      cached[memory] = value == null ? ABSENT : value;
    }

    @Override
    @SuppressWarnings("unchecked") // what a list memory's codec reads is a list
    public List<Object> list(int memory) {
      Object elements = value(memory);
      return elements == null ? List.of() : (List<Object>) elements;
    }

    @Override
    public void setList(int memory, List<Object> elements) {
      setValue(memory, elements.isEmpty() ? null : elements);
    }

    private CachedMap map(int memory) {
      CachedMap map = (CachedMap) cached[memory];
      if (map == null) {
        map = new CachedMap();
        cached[memory] = map;
      }
      return map;
    }

    @Override
    public @Nullable Object entry(int memory, Object entryKey) {
      CachedMap map = map(memory);
      Object known = map.get(entryKey);
      if (known == null) {
        known = read(place(memory), place(memory).entry(entryKey));
        map.put(entryKey, known);
      }
      return known == ABSENT ? null : known;
    }

    @Override
    public Iterable<Map.Entry<Object, Object>> entries(int memory) {
      CachedMap map = map(memory);
      if (!map.isComplete()) {
        StoredMemory place = place(memory);
        Map<Object, Object> all = new HashMap<>();
        for (MemoryEntry stored : journal.entries(key, place.name())) {
          all.put(place.key(stored.entry()), place.decode(stored.value()));
        }
        map.complete(all);
      }
      return map.entries();
    }

    @Override
    public void setEntry(int memory, Object entryKey, @Nullable Object value) {
      StoredMemory place = place(memory);
      changes.add(
          new MemoryChange(
              place.name(), place.newEntry(entryKey), value == null ? null : place.encode(value)));
      map(memory).put(entryKey, value == null ? ABSENT : value);
    }

    @Override
    public void clearMap(int memory) {
      changes.add(new MemoryChange(place(memory).name(), null, null));
      map(memory).clear();
    }
  }
}
