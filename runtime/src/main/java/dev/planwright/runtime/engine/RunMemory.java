package dev.planwright.runtime.engine;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.plan.MemorySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run sees of its key's memory, and what it has changed.
 *
 * <p>Two layers over the host's: what the run's finished actions wrote, and what the current action
 * wrote. The second is not a layer of its own but an undo log: the first write of an action to a
 * memory notes what was there, {@link #undo} puts it back. So a read costs next to nothing, an
 * action that writes nothing costs nothing, and a run that ends writes each changed memory once.
 * The price: the first write of an action to a list or a map copies what the run holds of it.
 *
 * <p>Whether a value with a time to live is over, and when it was written, is said by the run's
 * clock: read once, and only if the run meets such a value.
 */
final class RunMemory {

  private static final int LOADED = 1;
  private static final int CHANGED = 2;

  /** The value list is this action's own copy, seen by nobody else. */
  private static final int DRAFT = 4;

  /** The current action has written it. */
  private static final int WRITTEN = 8;

  /** It is among the memories that the run has used. */
  private static final int USED = 16;

  /**
   * One memory: what the run holds of it, and what it held before the current action's first write.
   */
  private static final class Cell {

    final int memory;
    final MemorySpec spec;
    final MemorySpec.Kind kind;
    final boolean sensory;

    /** Null if it forgets nothing. */
    final @Nullable Duration ttl;

    /** A value, an immutable list or draft of one, or {@link MapChanges}. */
    @Nullable Object held;

    int state;

    /** What there is to put back: something only if an earlier action has changed it. */
    @Nullable Object heldBefore;

    int stateBefore;

    /** Another memory that the run has used. */
    @Nullable Cell nextUsed;

    Cell(int memory, MemorySpec spec) {
      this.memory = memory;
      this.spec = spec;
      this.kind = spec.kind();
      this.sensory = spec.scope() == MemoryScope.SENSORY;
      this.ttl = sensory || spec.ttl().isZero() ? null : spec.ttl();
    }
  }

  private final Cell[] cells;

  /** The memories that the run has used, the latest first. */
  private @Nullable Cell used;

  private final ReadMemory host;

  /** Reads the clock of the run whose action is running. */
  private final LongSupplier clock;

  /** What the run's clock shows, once {@link #isClockRead}. */
  private long millis;

  private boolean isClockRead;

  RunMemory(List<MemorySpec> specs, LongSupplier clock, ReadMemory.Unreadable unreadable) {
    this.clock = clock;
    host = new ReadMemory(specs, unreadable);
    cells = new Cell[specs.size()];
    for (int memory = 0; memory < cells.length; memory++) {
      cells[memory] = new Cell(memory, specs.get(memory));
    }
  }

  /**
   * Begins or goes on over what the host has under the key now: the same for all of a run, because
   * runs of a key come one after another.
   */
  void over(KeyedMemory keyed) {
    host.over(keyed);
  }

  /** The action so far stands; what comes is another action's. */
  void nextLayer() {
    for (Cell cell = used; cell != null; cell = cell.nextUsed) {
      cell.state &= ~WRITTEN;
    }
  }

  /** Takes back what the current action wrote. */
  void undo() {
    for (Cell cell = used; cell != null; cell = cell.nextUsed) {
      if ((cell.state & WRITTEN) != 0) {
        cell.held = cell.heldBefore;
        cell.state = cell.stateBefore;
      }
    }
  }

  /** Forgets everything, for the next run. */
  void clear() {
    for (Cell cell = used; cell != null; cell = cell.nextUsed) {
      cell.state = 0;
      cell.held = null;
      if (cell.heldBefore != null) {
        cell.heldBefore = null;
      }
    }
    if (used != null) {
      used = null;
    }
    if (isClockRead) {
      isClockRead = false;
    }
  }

  /** Hands all changes of short-term memory to the host. */
  void commit() {
    for (Cell cell = used; cell != null; cell = cell.nextUsed) {
      if ((cell.state & CHANGED) != 0 && !cell.sensory) {
        if (cell.kind == MemorySpec.Kind.VALUE) {
          Object value = cell.held;
          host.setValue(cell.memory, value == null ? null : stored(cell, value));
        } else {
          commitMany(cell);
        }
      }
    }
  }

  private void commitMany(Cell cell) {
    if (cell.kind == MemorySpec.Kind.MAP) {
      changes(cell).applyTo(host, cell.memory, value -> stored(cell, value));
    } else if (cell.ttl == null) {
      host.setList(cell.memory, elements(cell.memory));
    } else {
      List<Object> elements = elements(cell.memory);
      host.setValue(cell.memory, elements.isEmpty() ? null : stored(cell, elements));
    }
  }

  /** What the host keeps of a value. */
  private Object stored(Cell cell, Object value) {
    return cell.ttl == null ? value : new Written(value, millis);
  }

  /** The value of what the host has kept, unless that is over. */
  private @Nullable Object alive(Duration ttl, @Nullable Object stored) {
    if (stored == null) {
      return null;
    }
    readClock();
    Written written = (Written) stored;
    return written.isOver(ttl, millis) ? null : written.value();
  }

  private void readClock() {
    if (!isClockRead) {
      millis = clock.getAsLong();
      isClockRead = true;
    }
  }

  @Nullable Object value(int memory) {
    Cell cell = cells[memory];
    if ((cell.state & LOADED) == 0) {
      Object stored = host(cell).value(memory);
      cell.held = cell.ttl == null ? stored : alive(cell.ttl, stored);
      use(cell, LOADED);
    }
    return cell.held;
  }

  void setValue(int memory, @Nullable Object value) {
    Cell cell = cells[memory];
    beforeWrite(cell);
    cell.held = value;
    cell.state |= LOADED | CHANGED;
  }

  /** The elements; the list never changes. */
  List<Object> elements(int memory) {
    Cell cell = loadedList(memory);
    seal(cell);
    return list(cell);
  }

  int size(int memory) {
    return list(loadedList(memory)).size();
  }

  /** The elements, to be changed in place. */
  List<Object> draft(int memory) {
    Cell cell = loadedList(memory);
    beforeWrite(cell);
    if ((cell.state & DRAFT) == 0) {
      List<Object> draft = new ArrayList<>(list(cell).size() + 1);
      draft.addAll(list(cell));
      cell.held = draft;
      cell.state |= DRAFT | CHANGED;
    }
    return list(cell);
  }

  void setElements(int memory, List<Object> elements) {
    Cell cell = cells[memory];
    beforeWrite(cell);
    cell.held = elements;
    cell.state = USED | LOADED | CHANGED | WRITTEN;
  }

  @Nullable Object entry(int memory, Object key) {
    Cell cell = cells[memory];
    MapChanges changes = (MapChanges) cell.held;
    if (changes != null && changes.decides(key)) {
      return changes.get(key);
    }
    Object stored = host(cell).entry(memory, key);
    return cell.ttl == null ? stored : alive(cell.ttl, stored);
  }

  void setEntry(int memory, Object key, @Nullable Object value) {
    writableChanges(cells[memory]).put(key, value);
  }

  void clearMap(int memory) {
    writableChanges(cells[memory]).clear();
  }

  /** All entries, in the order of their encoded keys. */
  List<Map.Entry<Object, Object>> entries(int memory) {
    Cell cell = cells[memory];
    Map<Object, Object> entries = new HashMap<>();
    MapChanges changes = (MapChanges) cell.held;
    if (changes == null || !changes.cleared()) {
      for (Map.Entry<Object, Object> entry : host(cell).entries(memory)) {
        Object value = entry.getValue();
        Object alive = cell.ttl == null ? value : alive(cell.ttl, value);
        if (alive != null) {
          entries.put(entry.getKey(), alive);
        }
      }
    }
    if (changes != null) {
      changes.applyTo(entries);
    }
    return EncodedOrder.sort(entries, keyCodec(cell.spec));
  }

  @SuppressWarnings("unchecked") // the plan gave the codec for this memory's keys
  private static Codec<Object> keyCodec(MemorySpec spec) {
    Codec<?> codec = spec.keyCodec();
    if (codec == null) {
      throw new IllegalStateException("memory " + spec.name() + " is not a map");
    }
    return (Codec<Object>) codec;
  }

  private Cell loadedList(int memory) {
    Cell cell = cells[memory];
    if ((cell.state & LOADED) == 0) {
      cell.held =
          cell.ttl == null ? host(cell).list(memory) : alive(cell.ttl, host(cell).value(memory));
      use(cell, LOADED);
    }
    return cell;
  }

  @SuppressWarnings("unchecked") // of a list memory nothing else is held once it is loaded
  private static List<Object> list(Cell cell) {
    List<Object> list = (List<Object>) cell.held;
    return list == null ? List.of() : list;
  }

  private static MapChanges changes(Cell cell) {
    MapChanges changes = (MapChanges) cell.held;
    return changes == null ? new MapChanges() : changes;
  }

  private MapChanges writableChanges(Cell cell) {
    if (beforeWrite(cell)) {
      cell.held = changes(cell).copy();
      cell.state |= CHANGED;
    }
    return changes(cell);
  }

  /** Notes what was there before the current action's first write; true for that first one. */
  private boolean beforeWrite(Cell cell) {
    if ((cell.state & WRITTEN) != 0) {
      return false;
    }
    if (cell.ttl != null) {
      readClock();
    }
    seal(cell);
    if ((cell.state & CHANGED) != 0) {
      cell.heldBefore = cell.held;
      cell.stateBefore = cell.state;
    } else {
      // What was only read, the host can be asked for again.
      cell.stateBefore = USED;
    }
    use(cell, WRITTEN);
    return true;
  }

  private void use(Cell cell, int how) {
    if (cell.state == 0) {
      cell.nextUsed = used;
      used = cell;
    }
    cell.state |= USED | how;
  }

  /** A draft that others may see from now on is changed no more: the next write copies it. */
  private static void seal(Cell cell) {
    if ((cell.state & DRAFT) != 0) {
      cell.held = Collections.unmodifiableList(list(cell));
      cell.state &= ~DRAFT;
    }
  }

  private KeyedMemory host(Cell cell) {
    return cell.sensory ? NoMemory.INSTANCE : host;
  }
}
