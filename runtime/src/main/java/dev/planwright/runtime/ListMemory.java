package dev.planwright.runtime;

import java.util.List;

/**
 * Values that an agent remembers in order, for its key or for one run.
 *
 * <p>What is written takes effect when the run commits; what is read is what this action sees, its
 * own writes included. Values must not be changed after they were handed over. Used on the agent's
 * thread, inside an action; elsewhere every method throws.
 *
 * @param <T> what is remembered
 */
public interface ListMemory<T> {

  /**
   * All values, oldest first, as they are now: later writes do not change the list, and it cannot
   * be changed.
   */
  List<T> get();

  /** How many there are. */
  int size();

  /**
   * Adds a value at the end.
   *
   * @throws NullPointerException if {@code value} is null
   */
  void add(T value);

  /**
   * Forgets the oldest values until at most {@code n} are left.
   *
   * @throws IllegalArgumentException if {@code n} is negative
   */
  void keepLast(int n);

  /**
   * Remembers these values in place of what was there.
   *
   * @throws NullPointerException if one of them is null
   */
  void set(List<? extends T> values);

  /** Forgets all values. */
  void clear();

  /** An empty memory that lives in this object, for unit tests. */
  static <T> ListMemory<T> inMemory() {
    return new InMemoryList<>();
  }
}
