package dev.planwright.runtime.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers every question with the same exception. */
record BrokenMemory(RuntimeException failure) implements KeyedMemory {

  @Override
  public @Nullable Object value(int memory) {
    throw failure;
  }

  @Override
  public List<Object> list(int memory) {
    throw failure;
  }

  @Override
  public @Nullable Object entry(int memory, Object key) {
    throw failure;
  }

  @Override
  public Iterable<Map.Entry<Object, Object>> entries(int memory) {
    throw failure;
  }

  @Override
  public void setValue(int memory, @Nullable Object value) {}

  @Override
  public void setList(int memory, List<Object> elements) {}

  @Override
  public void setEntry(int memory, Object key, @Nullable Object value) {}

  @Override
  public void clearMap(int memory) {}
}
