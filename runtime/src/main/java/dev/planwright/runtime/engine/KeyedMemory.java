package dev.planwright.runtime.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a host keeps what one key remembers (short-term memory). The engine reads lazily while the
 * run goes on and writes only when it commits. Memories are named by their dense numbers; called on
 * the agent's thread.
 *
 * <p>A memory with a time to live is given, and asked for, {@link Written} values; a list memory
 * among them is used as if it were a value memory. What is over by a run's clock the engine
 * overlooks; a host may drop it, but not under an unfinished run of its key, which has to find
 * again what it has found.
 *
 * <p>A host throws {@link IllegalArgumentException} for a key that no entry can have. Whatever else
 * it throws when it is asked ends the run, since an action that went on would take for absent what
 * could not be read; {@code onFailure} does not apply.
 */
public interface KeyedMemory {

  /** The value of a value memory, or null. */
  @Nullable Object value(int memory);

  /** Replaces the value of a value memory; null clears it. */
  void setValue(int memory, @Nullable Object value);

  /** The elements of a list memory; never null, and never changed by the host afterwards. */
  List<Object> list(int memory);

  /** Replaces the elements of a list memory; empty clears it. The list is immutable. */
  void setList(int memory, List<Object> elements);

  /** The value at a map memory's key, or null. */
  @Nullable Object entry(int memory, Object key);

  /** All entries of a map memory, in any order; a snapshot or a view that is read at once. */
  Iterable<Map.Entry<Object, Object>> entries(int memory);

  /** Replaces the value at a map memory's key; null removes it. */
  void setEntry(int memory, Object key, @Nullable Object value);

  /** Removes all entries of a map memory. */
  void clearMap(int memory);
}
