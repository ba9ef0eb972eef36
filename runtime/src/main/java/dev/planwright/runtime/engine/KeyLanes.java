package dev.planwright.runtime.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose next input has to wait, because a run of theirs is suspended or has failed for
 * good. Any other key takes no space, and costs one look at an empty map.
 */
final class KeyLanes<I> {

  private final Map<Object, KeyLane<I>> lanes = new HashMap<>();
  private int inFlight;
  private int pending;
  private int heldInputs;

  /** Runs that wait for something. */
  int inFlight() {
    return inFlight;
  }

  /** Inputs that wait for a run of their key. */
  int pending() {
    return pending;
  }

  /** Those of {@link #pending} that wait for a run that has failed for good. */
  int heldInputs() {
    return heldInputs;
  }

  /** Queues an input if its key's next one has to wait; otherwise answers false. */
  boolean queue(Object key, I input, long eventTime, long ticket) {
    return !lanes.isEmpty() && queue(key, new KeyLane.Waiting<>(input, null, 0, eventTime, ticket));
  }

  /** Queues an input or timer if its key's next one has to wait; otherwise answers false. */
  boolean queue(Object key, KeyLane.Waiting<I> next) {
    if (lanes.isEmpty()) {
      return false;
    }
    KeyLane<I> lane = lanes.get(key);
    if (lane == null) {
      return false;
    }
    lane.add(next);
    pending++;
    heldInputs += lane.isHeld() ? 1 : 0;
    return true;
  }

  /** A run of the key waits for something. */
  void suspended(Object key) {
    inFlight++;
    lane(key).occupy();
  }

  /** A run of the key has failed for good, and its key is held. */
  void held(Object key) {
    KeyLane<I> lane = lane(key);
    lane.hold();
    heldInputs += lane.size();
  }

  /** The suspended run of the key has ended. */
  void ended(Object key) {
    inFlight--;
    lane(key).vacate();
  }

  /** Takes the key's next input, if it may start now; forgets a key that has none. */
  KeyLane.@Nullable Waiting<I> next(Object key) {
    KeyLane<I> lane = lane(key);
    if (!lane.isFree()) {
      return null;
    }
    KeyLane.Waiting<I> next = lane.poll();
    if (next == null) {
      lanes.remove(key);
    } else {
      pending--;
    }
    return next;
  }

  private KeyLane<I> lane(Object key) {
    return lanes.computeIfAbsent(key, any -> new KeyLane<>());
  }
}
