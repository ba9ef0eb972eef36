package dev.planwright.rocksdb;

import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.MemoryChange;
import dev.planwright.runtime.store.MemoryEntry;
import dev.planwright.runtime.store.format.PayloadChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What keys remember: in the database, under what is on its way to it.
 *
 * <p>Thread-safe; the runs of one key come one after another.
 */
final class Memories {

  private final Database database;
  private final PayloadChain chain;
  private final Overlay overlay = new Overlay();

  Memories(Database database, PayloadChain chain) {
    this.database = database;
    this.chain = chain;
  }

  byte @Nullable [] get(byte[] key, String memory, byte @Nullable [] entry) {
    byte[] at = entry == null ? Keys.value(key, memory) : Keys.entry(key, memory, entry);
    Overlay.Cell cell = overlay.get(at);
    byte[] value = cell == null ? database.get(at) : cell.value;
    return value == null ? null : Entries.memory(at, value, chain);
  }

  /** Whether something newer than what is in the database is on its way there. */
  boolean isOnItsWay(byte[] at) {
    return overlay.get(at) != null;
  }

  List<MemoryEntry> entries(byte[] key, String memory) {
    byte[] prefix = Keys.entries(key, memory);
    List<MemoryEntry> entries = new ArrayList<>();
    stored(prefix)
        .forEach(
            (at, value) ->
                entries.add(
                    new MemoryEntry(
                        Arrays.copyOfRange(at, prefix.length, at.length),
                        Entries.memory(at, value, chain))));
    return entries;
  }

  private NavigableMap<byte[], byte[]> stored(byte[] prefix) {
    NavigableMap<byte[], Overlay.Cell> onItsWay = overlay.copyOf(prefix);
    NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    database.visit(
        prefix,
        (at, value) -> {
          entries.put(at, value);
          return true;
        });
    onItsWay.forEach(
        (at, cell) -> {
          if (cell.value == null) {
            entries.remove(at);
          } else {
            entries.put(at, cell.value);
          }
        });
    return entries;
  }

  /**
   * Shows what a run wrote from now on.
   *
   * @param changes where what is to be written goes
   * @param arrivals what to run when that has arrived in the database
   * @throws JournalException if a value is too large; then nothing is shown
   */
  void apply(byte[] key, List<MemoryChange> memory, List<Change> changes, List<Runnable> arrivals) {
    byte[][] places = new byte[memory.size()][];
    byte[][] values = new byte[memory.size()][];
    for (int i = 0; i < places.length; i++) {
      MemoryChange change = memory.get(i);
      byte[] entry = change.entry();
      places[i] =
          entry == null
              ? Keys.value(key, change.memory())
              : Keys.entry(key, change.memory(), entry);
      if (change.value() != null) {
        values[i] = Entries.ofMemory(change.value(), places[i], chain);
      }
    }
    for (int i = 0; i < places.length; i++) {
      MemoryChange change = memory.get(i);
      if (change.entry() == null && change.value() == null) {
        for (byte[] at : stored(Keys.entries(key, change.memory())).keySet()) {
          put(at, null, changes, arrivals);
        }
      }
      put(places[i], values[i], changes, arrivals);
    }
  }

  private void put(
      byte[] at, byte @Nullable [] value, List<Change> changes, List<Runnable> arrivals) {
    changes.add(new Change(at, value));
    arrivals.add(overlay.put(at, value));
  }
}
