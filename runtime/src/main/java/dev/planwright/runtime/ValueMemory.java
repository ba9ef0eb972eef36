package dev.planwright.runtime;

import org.jspecify.annotations.Nullable;

/**
 * One value that an agent remembers, for its key or for one run.
 *
 * <p>What is written takes effect when the run commits; what is read is what this action sees, its
 * own writes included. A value must not be changed after it was handed over. Used on the agent's
 * thread, inside an action; elsewhere every method throws.
 *
 * @param <T> what is remembered
 */
public interface ValueMemory<T> {

  /** The value, or null if there is none. */
  @Nullable T get();

  /** The value, or {@code other} if there is none. */
  default T orElse(T other) {
    T value = get();
    return value == null ? other : value;
  }

  /**
   * Remembers {@code value} in place of what was there.
   *
   * @throws NullPointerException if {@code value} is null; use {@link #clear}
   */
  void set(T value);

  /** Forgets the value. */
  void clear();

  /** An empty memory that lives in this object, for unit tests. */
  static <T> ValueMemory<T> inMemory() {
    return new InMemoryValue<>();
  }
}
