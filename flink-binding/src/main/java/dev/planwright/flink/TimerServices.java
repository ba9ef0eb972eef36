package dev.planwright.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.jspecify.annotations.Nullable;

/**
 * Flink's two timer services of an agent: one wakes keys when timers of the agent are due, the
 * other when something that they remember is over. Both wake the key that is selected.
 */
final class TimerServices implements AgentTimers.Clock {

  private final KeyedContext keys;
  private @Nullable InternalTimerService<VoidNamespace> due;
  private @Nullable InternalTimerService<VoidNamespace> over;

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
    if (isEventTime) {
      open(due).registerEventTimeTimer(VoidNamespace.INSTANCE, millis);
    } else {
      open(due).registerProcessingTimeTimer(VoidNamespace.INSTANCE, millis);
    }
  }

  @Override
  public void cancel(boolean isEventTime, long millis) {
    if (isEventTime) {
      open(due).deleteEventTimeTimer(VoidNamespace.INSTANCE, millis);
    } else {
      open(due).deleteProcessingTimeTimer(VoidNamespace.INSTANCE, millis);
    }
  }

  @Override
  public long millis() {
    return open(due).currentProcessingTime();
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
    Map<EncodedKey, List<Long>> timers = wallTimers();
    for (Map.Entry<EncodedKey, List<Long>> key : timers.entrySet()) {
      keys.select(key.getKey());
      key.getValue().forEach(millis -> cancel(false, millis));
    }
    return timers.keySet();
  }

  private Map<EncodedKey, List<Long>> wallTimers() throws Exception {
    Map<EncodedKey, List<Long>> timers = new LinkedHashMap<>();
    open(due)
        .forEachProcessingTimeTimer(
            (all, millis) ->
                timers.computeIfAbsent(keys.selected(), any -> new ArrayList<>()).add(millis));
    return timers;
  }

  private static <V> V open(@Nullable V service) {
    if (service == null) {
      throw new IllegalStateException("The operator is not open");
    }
    return service;
  }
}
