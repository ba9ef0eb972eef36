package dev.planwright.flink;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Timers that are due and whose runs have not started, because their keys are busy: until then they
 * can be cancelled. Their tickets are negative; those of inputs are not.
 */
final class DueTimers {

  private record Due(Object key, int event) {}

  private final Map<Long, Due> waiting = new HashMap<>();
  private long last;

  static boolean isTimer(long ticket) {
    return ticket < 0;
  }

  /** A timer is due; answers its ticket. */
  long add(Object key, int event) {
    waiting.put(--last, new Due(key, event));
    return last;
  }

  /** The run of a timer starts, unless it was cancelled: then the answer is false. */
  boolean start(long ticket) {
    return waiting.remove(ticket) != null;
  }

  boolean isWaiting(long ticket) {
    return waiting.containsKey(ticket);
  }

  void cancel(Object key, Collection<Integer> events) {
    waiting.values().removeIf(due -> events.contains(due.event()) && due.key().equals(key));
  }
}
