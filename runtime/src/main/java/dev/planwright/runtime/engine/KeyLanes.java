package dev.planwright.runtime.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose next input has to wait: because a run of theirs is suspended or has failed for
 * good, or because as many runs are suspended as may be. Any other key takes no space, and costs
 * one look at an empty map.
 *
 * <p>Lanes whose next input may start stand in line, and take turns input by input, so that no key
 * keeps another from going on.
 */
final class KeyLanes<I> {

  private final int maxInFlight;
  private final Map<Object, KeyLane<I>> lanes = new HashMap<>();
  private final Deque<KeyLane<I>> line = new ArrayDeque<>();
  private int inFlight;
  private int pending;
  private int heldInputs;

  /**
   * @param maxInFlight how many runs may be suspended before no other begins
   */
  KeyLanes(int maxInFlight) {
    this.maxInFlight = maxInFlight;
  }

  /** Runs that wait for something. */
  int inFlight() {
    return inFlight;
  }

  /** Inputs that wait for a run of their key, or for room. */
  int pending() {
    return pending;
  }

  /** Those of {@link #pending} that wait for a run that has failed for good. */
  int heldInputs() {
    return heldInputs;
  }

  /** Whether no run of the key is suspended or held, and nothing waits. */
  boolean isIdle(Object key) {
    return !lanes.containsKey(key);
  }

  /** Queues an input if it has to wait; otherwise answers false. */
  boolean queue(Object key, I input, long eventTime, long ticket) {
    return !lanes.isEmpty()
        && queue(key, new KeyLane.Waiting<>(input, null, 0, eventTime, ticket, null));
  }

  /** Queues an input or timer if it has to wait; otherwise answers false. */
  boolean queue(Object key, KeyLane.Waiting<I> next) {
    if (lanes.isEmpty()) {
      return false;
    }
    KeyLane<I> lane = lanes.get(key);
    if (lane == null) {
      if (inFlight < maxInFlight) {
        return false;
      }
      lane = lane(key);
      standInLine(lane);
    }
    lane.add(next);
    pending++;
    heldInputs += lane.isHeld() ? 1 : 0;
    return true;
  }

  /** A run waits for something. */
  void suspended(Run<I, ?> run) {
    inFlight++;
    lane(run.key()).occupy(run);
  }

  /** A run of the key has failed for good, and its key is held. */
  void held(Object key) {
    KeyLane<I> lane = lane(key);
    if (!lane.isHeld()) {
      lane.hold();
      heldInputs += lane.size();
    }
  }

  /** The suspended run of the key has ended. */
  void ended(Object key) {
    inFlight--;
    KeyLane<I> lane = lane(key);
    lane.vacate();
    standInLine(lane);
  }

  private void standInLine(KeyLane<I> lane) {
    if (!lane.isInLine) {
      lane.isInLine = true;
      line.addLast(lane);
    }
  }

  /**
   * The lane whose turn it is, if anything may start now; forgets keys that have nothing left. Its
   * next input is to be {@linkplain #take taken}.
   */
  @Nullable KeyLane<I> next() {
    while (inFlight < maxInFlight) {
      KeyLane<I> lane = line.pollFirst();
      if (lane == null) {
        return null;
      }
      lane.isInLine = false;
      if (lane.isFree()) {
        if (lane.size() > 0) {
          return lane;
        }
        lanes.remove(lane.key);
      }
    }
    return null;
  }

  /** Takes a lane's next input, which starts now; the lane's turn comes again. */
  KeyLane.Waiting<I> take(KeyLane<I> lane) {
    pending--;
    standInLine(lane);
    return lane.take();
  }

  private KeyLane<I> lane(Object key) {
    return lanes.computeIfAbsent(key, KeyLane::new);
  }

  /** Everything that is unfinished, that of a key in order. */
  void forEach(Consumer<UnfinishedRun<I>> consumer) {
    lanes.values().forEach(lane -> lane.forEach(consumer));
  }
}
