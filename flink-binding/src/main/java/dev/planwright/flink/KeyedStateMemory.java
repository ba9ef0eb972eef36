package dev.planwright.flink;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.engine.Written;
import dev.planwright.runtime.plan.MemorySpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * An agent's short-term memory in Flink's keyed state: what is read and written is that of the
 * operator's current key.
 *
 * <p>A value and a list are one value state each (the engine writes a list as a whole, once a run),
 * a map is a map state whose keys are the encoded keys. Sensory memory lives in the engine and has
 * no state.
 */
final class KeyedStateMemory implements KeyedMemory {

  private static final String PREFIX = "memory.";

  /** Of values that were written before their memory had a time to live: until the next write. */
  private static final long UNTIMED = Long.MAX_VALUE;

  /** Times at which to forget are rounded up, so that a key is woken seldom. */
  private static final int ROUNDING = 16;

  /** A memory and its state; exactly one of the two states is there. */
  private record Slot(
      String name,
      String type,
      Duration ttl,
      @Nullable ValueState<StoredValue> whole,
      @Nullable MapState<EncodedKey, StoredValue> map,
      Codec<Object> codec,
      @Nullable Codec<Object> keyCodec) {

    ValueState<StoredValue> asWhole() {
      return require(whole);
    }

    MapState<EncodedKey, StoredValue> asMap() {
      return require(map);
    }

    Codec<Object> codecOfKeys() {
      return require(keyCodec);
    }

    /** A value as the engine wants it: with the time at which it was written, or without. */
    Object held(StoredValue stored) throws IOException {
      Object value = stored.value(type, codec);
      if (ttl.isZero()) {
        return value instanceof Written written ? written.value() : value;
      }
      return value instanceof Written ? value : new Written(value, UNTIMED);
    }

    private <T> T require(@Nullable T part) {
      if (part == null) {
        throw new IllegalStateException("Memory " + name + " is used as what it is not");
      }
      return part;
    }
  }

  /** By dense number; null for a memory without state. */
  private final @Nullable Slot[] slots;

  private final LongConsumer wakeAt;

  private KeyedStateMemory(@Nullable Slot[] slots, LongConsumer wakeAt) {
    this.slots = slots;
    this.wakeAt = wakeAt;
  }

  /**
   * The memories of a plan, each as a state of the name that it was saved under first.
   *
   * @param wakeAt told when something of the current key will have to be {@linkplain #forget
   *     forgotten}, in epoch milliseconds
   */
  static KeyedStateMemory open(
      List<MemorySpec> memories, SavedPlan saved, KeyedStateStore store, LongConsumer wakeAt) {
    return new KeyedStateMemory(
        memories.stream()
            .map(
                memory ->
                    memory.scope() == MemoryScope.SHORT_TERM
                        ? openSlot(memory, PREFIX + saved.place(memory), store)
                        : null)
            .toArray(Slot[]::new),
        wakeAt);
  }

  private static Slot openSlot(MemorySpec memory, String state, KeyedStateStore store) {
    String type = MemoryTypes.text(memory);
    Codec<Object> codec = MemoryTypes.heldCodec(memory);
    StoredValueSerializer serializer = new StoredValueSerializer(type, codec);
    return switch (memory.kind()) {
      case VALUE, LIST ->
          new Slot(
              memory.name(),
              type,
              memory.ttl(),
              store.getState(new ValueStateDescriptor<>(state, serializer)),
              null,
              codec,
              null);
      case MAP ->
          new Slot(
              memory.name(),
              type,
              memory.ttl(),
              null,
              store.getMapState(
                  new MapStateDescriptor<>(state, EncodedKeySerializer.INSTANCE, serializer)),
              codec,
              untyped(MemoryTypes.keyCodec(memory)));
    };
  }

  @SuppressWarnings("unchecked") // the plan gives each memory the codec of what it holds
  private static Codec<Object> untyped(Codec<?> codec) {
    return (Codec<Object>) codec;
  }

  @Override
  public @Nullable Object value(int memory) {
    Slot slot = slot(memory);
    try {
      StoredValue stored = slot.asWhole().value();
      return stored == null ? null : slot.held(stored);
    } catch (IOException e) {
      throw failure("read", slot, e);
    }
  }

  @Override
  public void setValue(int memory, @Nullable Object value) {
    Slot slot = slot(memory);
    try {
      if (value == null) {
        slot.asWhole().clear();
      } else {
        slot.asWhole().update(StoredValue.of(value, slot.codec()));
        written(slot, value);
      }
    } catch (IOException e) {
      throw failure("write", slot, e);
    }
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

  @Override
  public @Nullable Object entry(int memory, Object key) {
    Slot slot = slot(memory);
    EncodedKey encoded = encoded(slot, key);
    try {
      StoredValue stored = slot.asMap().get(encoded);
      return stored == null ? null : slot.held(stored);
    } catch (Exception e) {
      throw failure("read", slot, e);
    }
  }

  @Override
  public Iterable<Map.Entry<Object, Object>> entries(int memory) {
    Slot slot = slot(memory);
    List<Map.Entry<Object, Object>> entries = new ArrayList<>();
    try {
      for (Map.Entry<EncodedKey, StoredValue> stored : slot.asMap().entries()) {
        entries.add(
            Map.entry(
                BinaryFormat.decode(slot.codecOfKeys(), stored.getKey().bytes()),
                slot.held(stored.getValue())));
      }
    } catch (Exception e) {
      throw failure("read", slot, e);
    }
    return entries;
  }

  @Override
  public void setEntry(int memory, Object key, @Nullable Object value) {
    Slot slot = slot(memory);
    try {
      if (value == null) {
        slot.asMap().remove(encoded(slot, key));
      } else {
        slot.asMap().put(encoded(slot, key), StoredValue.of(value, slot.codec()));
        written(slot, value);
      }
    } catch (Exception e) {
      throw failure("write", slot, e);
    }
  }

  @Override
  public void clearMap(int memory) {
    slot(memory).asMap().clear();
  }

  private void written(Slot slot, Object value) {
    if (value instanceof Written written) {
      long step = Math.max(1_000, slot.ttl().toMillis() / ROUNDING);
      wakeAt.accept((written.millis() + slot.ttl().toMillis()) / step * step + step);
    }
  }

  /** Drops what is over by now of the current key, which has no unfinished run that has seen it. */
  void forget(long nowMillis) throws Exception {
    for (Slot slot : slots) {
      if (slot != null && !slot.ttl().isZero()) {
        if (slot.map() != null) {
          forgetEntries(slot, nowMillis);
        } else if (isOver(slot, slot.asWhole().value(), nowMillis)) {
          slot.asWhole().clear();
        }
      }
    }
  }

  private static void forgetEntries(Slot slot, long nowMillis) throws Exception {
    List<EncodedKey> over = new ArrayList<>();
    for (Map.Entry<EncodedKey, StoredValue> entry : slot.asMap().entries()) {
      if (isOver(slot, entry.getValue(), nowMillis)) {
        over.add(entry.getKey());
      }
    }
    for (EncodedKey key : over) {
      slot.asMap().remove(key);
    }
  }

  private static boolean isOver(Slot slot, @Nullable StoredValue stored, long nowMillis)
      throws IOException {
    return stored != null
        && slot.held(stored) instanceof Written written
        && written.isOver(slot.ttl(), nowMillis);
  }

  private static EncodedKey encoded(Slot slot, Object key) {
    try {
      return EncodedKey.ofBytes(BinaryFormat.canonical(slot.codecOfKeys(), key));
    } catch (CodecException e) {
      throw new IllegalArgumentException(
          "Memory %s has no such key: %s".formatted(slot.name(), e.getMessage()), e);
    }
  }

  private Slot slot(int memory) {
    Slot slot = slots[memory];
    if (slot == null) {
      throw new IllegalStateException("Memory number " + memory + " lives for one run only");
    }
    return slot;
  }

  private static FlinkRuntimeException failure(String verb, Slot slot, Exception cause) {
    return new FlinkRuntimeException(
        "Could not %s memory %s: %s".formatted(verb, slot.name(), cause.getMessage()), cause);
  }
}
