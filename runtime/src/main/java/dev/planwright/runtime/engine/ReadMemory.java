package dev.planwright.runtime.engine;

import dev.planwright.runtime.plan.MemorySpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The host's memory of the key in hand. What cannot be read of it ends the run. */
final class ReadMemory implements KeyedMemory {

  /** Ends the run, because the memory of this name cannot be read. */
  @FunctionalInterface
  interface Unreadable {
    RuntimeException abort(String memory, RuntimeException cause);
  }

  private final List<MemorySpec> specs;
  private final Unreadable unreadable;
  private KeyedMemory host = NoMemory.INSTANCE;

  ReadMemory(List<MemorySpec> specs, Unreadable unreadable) {
    this.specs = specs;
    this.unreadable = unreadable;
  }

  void over(KeyedMemory keyed) {
    host = keyed;
  }

  private RuntimeException unreadable(int memory, RuntimeException cause) {
    return unreadable.abort(specs.get(memory).name(), cause);
  }

  @Override
  public @Nullable Object value(int memory) {
    try {
      return host.value(memory);
    } catch (RuntimeException failure) {
      throw unreadable(memory, failure);
    }
  }

  @Override
  public List<Object> list(int memory) {
    try {
      return host.list(memory);
    } catch (RuntimeException failure) {
      throw unreadable(memory, failure);
    }
  }

  @Override
  public @Nullable Object entry(int memory, Object key) {
    try {
      return host.entry(memory, key);
    } catch (IllegalArgumentException noSuchKey) {
      throw noSuchKey;
    } catch (RuntimeException failure) {
      throw unreadable(memory, failure);
    }
  }

  @Override
  public Iterable<Map.Entry<Object, Object>> entries(int memory) {
    try {
      return host.entries(memory);
    } catch (RuntimeException failure) {
      throw unreadable(memory, failure);
    }
  }

  @Override
  public void setValue(int memory, @Nullable Object value) {
    host.setValue(memory, value);
  }

  @Override
  public void setList(int memory, List<Object> elements) {
    host.setList(memory, elements);
  }

  @Override
  public void setEntry(int memory, Object key, @Nullable Object value) {
    host.setEntry(memory, key, value);
  }

  @Override
  public void clearMap(int memory) {
    host.clearMap(memory);
  }
}
