package dev.planwright.runtime;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.codec.SchemaText;
import dev.planwright.runtime.codec.StoredCodec;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.MemoryChange;
import dev.planwright.runtime.store.MemoryEntry;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of one worker remember, in an embedded store. Values of the keys used last are kept
 * on the heap; what a run writes is collected for its commit.
 */
final class LocalMemory {

  /** Keys whose values are kept on the heap. */
  private static final int CACHED_KEYS = 10_000;

  /** A memory and how its values are stored. */
  private record Place(String name, StoredCodec<Object> values, @Nullable Codec<Object> keyCodec) {

    byte[] entry(Object key) throws CodecException {
      return BinaryFormat.canonical(keys(), key);
    }

    Codec<Object> keys() {
      if (keyCodec == null) {
        throw new IllegalStateException("memory " + name + " is not a map");
      }
      return keyCodec;
    }
  }

  /** Stands for "known to be absent" in a cache, where null is "not known". */
  private static final Object ABSENT = new Object();

  private final EmbeddedJournal journal;
  private final @Nullable Place[] places;
  private final Map<Object, OfKey> cache = new LinkedHashMap<>(16, 0.75f, true);
  private List<MemoryChange> changes = new ArrayList<>();

  private LocalMemory(EmbeddedJournal journal, @Nullable Place[] places) {
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
    @Nullable Place[] places = new @Nullable Place[memories.size()];
    for (int i = 0; i < places.length; i++) {
      if (memories.get(i).scope() == MemoryScope.SHORT_TERM) {
        places[i] = place(journal, memories.get(i));
      }
    }
    return new LocalMemory(journal, places);
  }

  private static Place place(EmbeddedJournal journal, MemorySpec memory) throws CodecException {
    String what = "memory " + memory.name();
    requireSame(journal, "kind of " + what, memory.kind().name());
    Codec<Object> codec = untyped(memory.codec());
    Codec<?> keyCodec = memory.keyCodec();
    if (keyCodec != null) {
      requireSame(journal, "keys of " + what, SchemaText.of(keyCodec.schema()));
    }
    Codec<Object> values =
        memory.kind() == MemorySpec.Kind.LIST ? untyped(Codecs.list(codec)) : codec;
    return new Place(
        memory.name(),
        StoredCodec.open(new JournalSchemas(journal), what, values),
        keyCodec == null ? null : untyped(keyCodec));
  }

  @SuppressWarnings("unchecked") // the plan gives each memory the codec of what it holds
  private static Codec<Object> untyped(Codec<?> codec) {
    return (Codec<Object>) codec;
  }

  private static void requireSame(EmbeddedJournal journal, String setting, String now) {
    String before = journal.setting(setting);
    if (before == null) {
      journal.setting(setting, now);
    } else if (!before.equals(now)) {
      throw new IllegalStateException(
          "The %s has changed since this store was written.%n    stored: %s%n    now:    %s%n    Fix: give the changed memory a new name, or go on with the agent that wrote the store."
              .formatted(setting, before, now));
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

  private Place place(int memory) {
    Place place = places[memory];
    if (place == null) {
      throw new IllegalStateException("memory number " + memory + " lives for one run only");
    }
    return place;
  }

  /** A map memory of one key, as far as it is known. */
  private static final class CachedMap {

    final Map<Object, Object> known = new HashMap<>();
    boolean complete;
  }

  /** What one key remembers. */
  private final class OfKey implements KeyedMemory {

    private final byte[] key;

    /** Values and lists, {@link #ABSENT}, or {@link CachedMap}; null if not read yet. */
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

    private Object read(Place place, byte @Nullable [] entry) {
      byte[] stored = journal.memory(key, place.name(), entry);
      return stored == null ? ABSENT : decoded(place, stored);
    }

    @Override
    public void setValue(int memory, @Nullable Object value) {
      Place place = place(memory);
      changes.add(
          new MemoryChange(place.name(), null, value == null ? null : encoded(place, value)));
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
      Object known = map.known.get(entryKey);
      if (known == null && !map.complete) {
        known = read(place(memory), entry(place(memory), entryKey));
        map.known.put(entryKey, known);
      }
      return known == ABSENT ? null : known;
    }

    @Override
    public Iterable<Map.Entry<Object, Object>> entries(int memory) {
      CachedMap map = map(memory);
      if (!map.complete) {
        Place place = place(memory);
        for (MemoryEntry stored : journal.entries(key, place.name())) {
          map.known.putIfAbsent(key(place, stored.entry()), decoded(place, stored.value()));
        }
        map.known.values().removeIf(value -> value == ABSENT);
        map.complete = true;
      }
      return map.known.entrySet();
    }

    @Override
    public void setEntry(int memory, Object entryKey, @Nullable Object value) {
      Place place = place(memory);
      changes.add(
          new MemoryChange(
              place.name(), entry(place, entryKey), value == null ? null : encoded(place, value)));
      CachedMap map = map(memory);
      if (value != null) {
        map.known.put(entryKey, value);
      } else if (map.complete) {
        map.known.remove(entryKey);
      } else {
        map.known.put(entryKey, ABSENT);
      }
    }

    @Override
    public void clearMap(int memory) {
      changes.add(new MemoryChange(place(memory).name(), null, null));
      CachedMap map = map(memory);
      map.known.clear();
      map.complete = true;
    }

    private byte[] entry(Place place, Object entryKey) {
      try {
        return place.entry(entryKey);
      } catch (CodecException e) {
        throw failure("write a key of", place, e);
      }
    }

    private Object key(Place place, byte[] stored) {
      try {
        return BinaryFormat.decode(place.keys(), stored);
      } catch (CodecException e) {
        throw failure("read a key of", place, e);
      }
    }

    private byte[] encoded(Place place, Object value) {
      try {
        return place.values().encode(value);
      } catch (CodecException e) {
        throw failure("write", place, e);
      }
    }

    private Object decoded(Place place, byte[] stored) {
      try {
        return place.values().decode(stored);
      } catch (CodecException e) {
        throw failure("read", place, e);
      }
    }

    private UncheckedIOException failure(String verb, Place place, CodecException cause) {
      return new UncheckedIOException(
          "could not %s memory %s: %s".formatted(verb, place.name(), cause.getMessage()), cause);
    }
  }
}
