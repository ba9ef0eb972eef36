package dev.planwright.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one worker's keys from when they are set until their runs start. Used on the
 * worker's thread.
 */
final class LocalTimers {

  /** When no timer is waiting. */
  static final long NEVER = Long.MAX_VALUE;

  /**
   * A timer.
   *
   * @param number its own in the store
   * @param event the dense number of {@code value}'s type
   * @param dueMillis since the epoch
   * @param chained how many timers have set one another since the input ended, up to this one
   */
  record Timer(
      long number,
      Object key,
      int event,
      Object value,
      long dueMillis,
      boolean isEventTime,
      int chained) {}

  private static final Comparator<Timer> EARLIEST =
      Comparator.comparingLong(Timer::dueMillis).thenComparingLong(Timer::number);

  /** Those whose run has not started, due ones included. */
  private final Map<Long, Timer> waiting = new HashMap<>();

  private final Map<Object, TreeSet<Long>> byKey = new HashMap<>();

  /** Of timers that have started since the input ended: how many have set one another. */
  private final Map<Long, Integer> started = new HashMap<>();

  private boolean inputEnded;

  // Those that are not due yet.
  private final NavigableSet<Timer> onWallTime = new TreeSet<>(EARLIEST);
  private final NavigableSet<Timer> onEventTime = new TreeSet<>(EARLIEST);

  void add(Timer timer) {
    waiting.put(timer.number(), timer);
    byKey.computeIfAbsent(timer.key(), any -> new TreeSet<>()).add(timer.number());
    of(timer.isEventTime()).add(timer);
  }

  private NavigableSet<Timer> of(boolean eventTime) {
    return eventTime ? onEventTime : onWallTime;
  }

  /** The run of a due timer starts; false if it was cancelled since. */
  boolean start(long number) {
    Timer timer = remove(number);
    if (timer == null) {
      return false;
    }
    if (inputEnded) {
      started.put(number, timer.chained() + 1);
    }
    return true;
  }

  /** No more input comes: timers that set one another are counted from now on. */
  void endInput() {
    inputEnded = true;
  }

  /**
   * The run has ended: how many timers have set one another up to the one that began it, if any.
   */
  int chained(long number) {
    Integer chained = started.remove(number);
    return chained == null ? 0 : chained;
  }

  /** Cancels a key's timers of these events, and answers their numbers. */
  List<Long> cancel(Object key, Collection<Integer> events) {
    TreeSet<Long> ofKey = byKey.get(key);
    if (ofKey == null) {
      return List.of();
    }
    List<Long> cancelled = new ArrayList<>();
    for (Long number : List.copyOf(ofKey)) {
      Timer timer = waiting.get(number);
      if (timer != null && events.contains(timer.event())) {
        cancelled.add(number);
        remove(number);
      }
    }
    return cancelled;
  }

  private @Nullable Timer remove(long number) {
    Timer timer = waiting.remove(number);
    if (timer == null) {
      return null;
    }
    of(timer.isEventTime()).remove(timer);
    TreeSet<Long> ofKey = byKey.get(timer.key());
    if (ofKey != null) {
      ofKey.remove(number);
      if (ofKey.isEmpty()) {
        byKey.remove(timer.key());
      }
    }
    return timer;
  }

  /** Takes those that are due by now, earliest first within each kind of time. */
  List<Timer> takeDue(long wallMillis, long eventMillis) {
    List<Timer> due = new ArrayList<>();
    takeDue(onWallTime, wallMillis, due);
    takeDue(onEventTime, eventMillis, due);
    return due;
  }

  private static void takeDue(NavigableSet<Timer> timers, long now, List<Timer> due) {
    Iterator<Timer> earliestFirst = timers.iterator();
    while (earliestFirst.hasNext()) {
      Timer next = earliestFirst.next();
      if (next.dueMillis() > now) {
        return;
      }
      earliestFirst.remove();
      due.add(next);
    }
  }

  /** When the next wall-time timer is due, in epoch milliseconds, or {@link #NEVER}. */
  long nextWallMillis() {
    return onWallTime.isEmpty() ? NEVER : onWallTime.first().dueMillis();
  }

  /** Whether a timer waits for event time. */
  boolean hasEventTime() {
    return !onEventTime.isEmpty();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether none is left to become due; due ones may still wait for their key. */
  boolean allDue() {
    return onWallTime.isEmpty() && onEventTime.isEmpty();
  }
}
