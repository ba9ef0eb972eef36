package dev.planwright.flink;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.engine.KeyedMemory;
import dev.planwright.runtime.plan.MemorySpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** A memory and its state; exactly one of the two states is there. */
  private record Slot(
      String name,
      String type,
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

    private <T> T require(@Nullable T part) {
      if (part == null) {
        throw new IllegalStateException("Memory " + name + " is used as what it is not");
      }
      return part;
    }
  }

  /** By dense number; null for a memory without state. */
  private final @Nullable Slot[] slots;

  private KeyedStateMemory(@Nullable Slot[] slots) {
    this.slots = slots;
  }

  /** The memories of a plan, each as a state of the name that it was saved under first. */
  static KeyedStateMemory open(List<MemorySpec> memories, SavedPlan saved, KeyedStateStore store) {
    return new KeyedStateMemory(
        memories.stream()
            .map(
                memory ->
                    memory.scope() == MemoryScope.SHORT_TERM
                        ? openSlot(memory, PREFIX + saved.place(memory), store)
                        : null)
            .toArray(Slot[]::new));
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
              store.getState(new ValueStateDescriptor<>(state, serializer)),
              null,
              codec,
              null);
      case MAP ->
          new Slot(
              memory.name(),
              type,
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
      return stored == null ? null : stored.value(slot.type(), slot.codec());
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
    try {
      StoredValue stored = slot.asMap().get(encoded(slot, key));
      return stored == null ? null : stored.value(slot.type(), slot.codec());
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
                stored.getValue().value(slot.type(), slot.codec())));
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
      }
    } catch (Exception e) {
      throw failure("write", slot, e);
    }
  }

  @Override
  public void clearMap(int memory) {
    slot(memory).asMap().clear();
  }

  private static EncodedKey encoded(Slot slot, Object key) throws IOException {
    return EncodedKey.ofBytes(BinaryFormat.canonical(slot.codecOfKeys(), key));
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
