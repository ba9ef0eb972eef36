package dev.planwright.flink;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * Flink's two timer services of an agent: one wakes keys when timers of the agent are due, the
 * other when something that they remember is over. Both wake the key that is selected.
 */
final class TimerServices implements AgentTimers.Clock {

  private final KeyedContext keys;
  private @Nullable InternalTimerService<VoidNamespace> due;
  private @Nullable InternalTimerService<VoidNamespace> over;

  /** What Flink is told of when the last watermark has passed; null unless it passes. */
  private @Nullable Map<EncodedKey, Set<Long>> deferred;

  /** How often keys have set something for an event time while the last watermark passes. */
  private final Map<EncodedKey, Integer> sets = new HashMap<>();

  TimerServices(KeyedContext keys) {
    this.keys = keys;
  }

  /**
   * Before this no key can be woken.
   *
   * @param due of the agent's timers
   * @param over of what is remembered for a time
   */
  void open(InternalTimerService<VoidNamespace> due, InternalTimerService<VoidNamespace> over) {
    this.due = due;
    this.over = over;
  }

  @Override
  public void wakeAt(boolean isEventTime, long millis) {
    Map<EncodedKey, Set<Long>> later = deferred;
    if (isEventTime && later != null && isTooMuch()) {
      add(later, millis);
    } else if (isEventTime) {
      open(due).registerEventTimeTimer(VoidNamespace.INSTANCE, millis);
    } else {
      open(due).registerProcessingTimeTimer(VoidNamespace.INSTANCE, millis);
    }
  }

  private boolean isTooMuch() {
    return sets.merge(keys.selected(), 1, Integer::sum) > LastTimers.MOST_CHAINED;
  }

  @Override
  public void cancel(boolean isEventTime, long millis) {
    if (isEventTime) {
      Map<EncodedKey, Set<Long>> later = deferred;
      if (later != null) {
        later.getOrDefault(keys.selected(), new LinkedHashSet<>()).remove(millis);
      }
      open(due).deleteEventTimeTimer(VoidNamespace.INSTANCE, millis);
    } else {
      open(due).deleteProcessingTimeTimer(VoidNamespace.INSTANCE, millis);
    }
  }

  @Override
  public long millis() {
    return open(due).currentProcessingTime();
  }

  /**
   * Lets the last watermark pass, upon which Flink fires all event-time timers, and what these set,
   * without end if an agent winds itself up. So when a key has set many, the next stays for {@link
   * #stopLateTimers}.
   */
  void passLast(ThrowingRunnable<Exception> watermark) throws Exception {
    Map<EncodedKey, Set<Long>> set = new LinkedHashMap<>();
    deferred = set;
    watermark.run();
    deferred = null;
    sets.clear();
    set.forEach(
        (key, times) -> {
          keys.select(key);
          times.forEach(millis -> wakeAt(true, millis));
        });
  }

  /** The event time of the last watermark. */
  long eventMillis() {
    return open(due).currentWatermark();
  }

  /** Wakes the key when what it remembers is over. */
  void forgetAt(long millis) {
    open(over).registerProcessingTimeTimer(VoidNamespace.INSTANCE, millis);
  }

  /** Whether any key is to be woken at a wall time. */
  boolean hasWallTimers() throws Exception {
    return !wallTimers().isEmpty();
  }

  /** Flink wakes no key at a wall time any more; answers those that it would have. */
  Set<EncodedKey> stopWallTimers() throws Exception {
    return stop(false, wallTimers());
  }

  /**
   * Flink wakes no key any more for an event time that has passed: timers that were set for it
   * since, which wait for the next watermark. Answers those keys.
   */
  Set<EncodedKey> stopLateTimers() throws Exception {
    Map<EncodedKey, Set<Long>> timers = new LinkedHashMap<>();
    long passed = eventMillis();
    open(due)
        .forEachEventTimeTimer(
            (all, millis) -> {
              if (millis <= passed) {
                add(timers, millis);
              }
            });
    return stop(true, timers);
  }

  private Set<EncodedKey> stop(boolean isEventTime, Map<EncodedKey, Set<Long>> timers) {
    timers.forEach(
        (key, times) -> {
          keys.select(key);
          times.forEach(millis -> cancel(isEventTime, millis));
        });
    return timers.keySet();
  }

  private Map<EncodedKey, Set<Long>> wallTimers() throws Exception {
    Map<EncodedKey, Set<Long>> timers = new LinkedHashMap<>();
    open(due).forEachProcessingTimeTimer((all, millis) -> add(timers, millis));
    return timers;
  }

  /** Of the key that Flink has selected. */
  private void add(Map<EncodedKey, Set<Long>> timers, long millis) {
    timers.computeIfAbsent(keys.selected(), any -> new LinkedHashSet<>()).add(millis);
  }

  private static <V> V open(@Nullable V service) {
    if (service == null) {
      throw new IllegalStateException("The operator is not open");
    }
    return service;
  }
}
