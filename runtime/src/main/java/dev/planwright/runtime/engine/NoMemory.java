package dev.planwright.runtime.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lies below sensory memory: nothing, and nothing is ever written to it. */
enum NoMemory implements KeyedMemory {
  INSTANCE;

  @Override
  public @Nullable Object value(int memory) {
    return null;
  }

  @Override
  public void setValue(int memory, @Nullable Object value) {
    throw neverWritten();
  }

  @Override
  public List<Object> list(int memory) {
    return List.of();
  }

  @Override
  public void setList(int memory, List<Object> elements) {
    throw neverWritten();
  }

  @Override
  public @Nullable Object entry(int memory, Object key) {
    return null;
  }

  @Override
  public Iterable<Map.Entry<Object, Object>> entries(int memory) {
    return List.of();
  }

  @Override
  public void setEntry(int memory, Object key, @Nullable Object value) {
    throw neverWritten();
  }

  @Override
  public void clearMap(int memory) {
    throw neverWritten();
  }

  private static AssertionError neverWritten() {
    return new AssertionError("sensory memory is never committed");
  }
}
