package dev.planwright.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value memory for unit tests. */
final class InMemoryValue<T> implements ValueMemory<T> {

  private @Nullable T value;

  @Override
  public @Nullable T get() {
    return value;
  }

  @Override
  public void set(T value) {
    this.value = Objects.requireNonNull(value, "a memory holds no null; clear() forgets the value");
  }

  @Override
  public void clear() {
    value = null;
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
