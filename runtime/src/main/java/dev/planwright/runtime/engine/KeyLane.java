package dev.planwright.runtime.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one key that wait for a run of that key: there is a lane only while a run is
 * suspended or held.
 */
final class KeyLane<I> {

  /**
   * An input or a timer's event that waits.
   *
   * @param input null for a timer
   * @param timer null for an input
   * @param type the dense number of the timer's event type
   */
  record Waiting<I>(
      @Nullable I input, @Nullable Object timer, int type, long eventTime, long ticket) {}

  private final Deque<Waiting<I>> inputs = new ArrayDeque<>();
  private boolean occupied;
  private boolean held;

  void add(Waiting<I> input) {
    inputs.addLast(input);
  }

  @Nullable Waiting<I> poll() {
    return inputs.pollFirst();
  }

  int size() {
    return inputs.size();
  }

  /** A run of the key is suspended. */
  void occupy() {
    occupied = true;
  }

  /** The suspended run has ended. */
  void vacate() {
    occupied = false;
  }

  /** A run of the key has failed for good: nothing goes on. */
  void hold() {
    held = true;
  }

  boolean isHeld() {
    return held;
  }

  /** Whether the next input may start. */
  boolean isFree() {
    return !occupied && !held;
  }
}
