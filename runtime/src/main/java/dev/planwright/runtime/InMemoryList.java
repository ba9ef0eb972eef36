package dev.planwright.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A list memory for unit tests. */
final class InMemoryList<T> implements ListMemory<T> {

  private final List<T> values = new ArrayList<>();

  @Override
  public List<T> get() {
    return List.copyOf(values);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public void add(T value) {
    values.add(Objects.requireNonNull(value, "a memory holds no null"));
  }

  @Override
  public void keepLast(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("keepLast(" + n + "): give how many to keep, 0 or more");
    }
    if (values.size() > n) {
      values.subList(0, values.size() - n).clear();
    }
  }

  @Override
  public void set(List<? extends T> newValues) {
    int index = 0;
    for (T value : newValues) {
      if (value == null) {
        throw new NullPointerException("a memory holds no null: element " + index + " is");
      }
      index++;
    }
    List<T> copy = List.copyOf(newValues);
    values.clear();
    values.addAll(copy);
  }

  @Override
  public void clear() {
    values.clear();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
