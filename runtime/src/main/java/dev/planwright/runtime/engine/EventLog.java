package dev.planwright.runtime.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events of one run in the order in which they came: the queue and the history in one. The
 * first is the input, which is in hand from the beginning.
 *
 * <p>Behind {@code head} are the events that were handled: their objects are let go, where they
 * came from is kept, because the path of an event is part of the identity of the durable calls made
 * for it. Paths are only worked out for runs that make such calls.
 */
final class EventLog {

  private static final int KEPT_CAPACITY = 256;

  private @Nullable Object[] events = new @Nullable Object[8];
  private int[] types = new int[8];

  /** Index of the event whose action emitted this one; -1 for the input. */
  private int[] parents = new int[8];

  /** The action that emitted this one; -1 for the input. */
  private int[] emitters = new int[8];

  private int head = 1;
  private int tail = 1;

  EventLog() {
    parents[0] = -1;
    emitters[0] = -1;
  }

  /** Begins with an input of this type. */
  void begin(int type) {
    types[0] = type;
  }

  /** Forgets everything, for the next run. */
  void clear() {
    if (events.length > KEPT_CAPACITY) {
      events = new @Nullable Object[8];
      types = new int[8];
      parents = new int[8];
      emitters = new int[8];
      parents[0] = -1;
      emitters[0] = -1;
    } else if (head < tail) {
      Arrays.fill(events, head, tail, null);
    }
    head = 1;
    tail = 1;
  }

  int size() {
    return tail;
  }

  boolean isEmpty() {
    return head == tail;
  }

  void add(Object event, int type, int parent, int emitter) {
    if (tail == events.length) {
      grow();
    }
    events[tail] = event;
    types[tail] = type;
    parents[tail] = parent;
    emitters[tail] = emitter;
    tail++;
  }

  /** Takes the next event and answers its index. */
  int take() {
    return head++;
  }

  /** Adds an event that is in hand already, and answers its index. */
  int addTaken(int type, int parent, int emitter) {
    if (tail == events.length) {
      grow();
    }
    types[tail] = type;
    parents[tail] = parent;
    emitters[tail] = emitter;
    head++;
    return tail++;
  }

  /** Drops the events from {@code size} on, which have not been taken. */
  void truncate(int size) {
    Arrays.fill(events, size, tail, null);
    tail = size;
  }

  /** Hands out the event at this index, and lets it go. */
  Object release(int index) {
    Object event = events[index];
    if (event == null) {
      throw new AssertionError("event " + index + " was handled");
    }
    events[index] = null;
    return event;
  }

  int type(int index) {
    return types[index];
  }

  int parent(int index) {
    return parents[index];
  }

  int emitter(int index) {
    return emitters[index];
  }

  /** How many earlier events of the same type the same action emitted for the same event. */
  int occurrence(int index) {
    int earlier = 0;
    // What was emitted for one event stands together.
    for (int i = index - 1; i >= 0 && parents[i] == parents[index]; i--) {
      if (emitters[i] == emitters[index] && types[i] == types[index]) {
        earlier++;
      }
    }
    return earlier;
  }

  private void grow() {
    int capacity = tail * 2;
    events = Arrays.copyOf(events, capacity);
    types = Arrays.copyOf(types, capacity);
    parents = Arrays.copyOf(parents, capacity);
    emitters = Arrays.copyOf(emitters, capacity);
  }
}
