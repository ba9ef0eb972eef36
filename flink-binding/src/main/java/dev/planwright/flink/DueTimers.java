package dev.planwright.flink;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Timers that are due and whose runs have not started, because their keys are busy: until then they
 * can be cancelled. Their tickets are negative; those of inputs are not.
 */
final class DueTimers {

  private record Due(Object key, int event) {}

  private final Map<Long, Due> waiting = new HashMap<>();

  /** Their turn still comes, and then they do not start. */
  private final Set<Long> cancelled = new HashSet<>();

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
    waiting.remove(ticket);
    return !cancelled.remove(ticket);
  }

  /** Whether no run of a timer will start. */
  boolean isCancelled(long ticket) {
    return cancelled.contains(ticket);
  }

  void cancel(Object key, Collection<Integer> events) {
    waiting
        .entrySet()
        .removeIf(
            timer ->
                events.contains(timer.getValue().event())
                    && timer.getValue().key().equals(key)
                    && cancelled.add(timer.getKey()));
  }
}
