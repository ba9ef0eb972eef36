package dev.planwright.runtime.engine;

import dev.planwright.runtime.store.RunHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one key that wait for a run of that key, or for room: there is a lane only while a
 * run is suspended or held, or something waits.
 */
final class KeyLane<I> {

  /**
   * An input or a timer's event that waits.
   *
   * @param input null for a timer
   * @param timer null for an input
   * @param type the dense number of the timer's event type
   * @param saved what a host has saved of its run; null if that begins now
   */
  record Waiting<I>(
      @Nullable I input,
      @Nullable Object timer,
      int type,
      long eventTime,
      long ticket,
      @Nullable RunHistory saved) {}

  final Object key;
  private final Deque<Waiting<I>> inputs = new ArrayDeque<>();
  private @Nullable Run<I, ?> occupant;
  private boolean held;

  /** Whether the lane is among those that wait for their turn. */
  boolean isInLine;

  KeyLane(Object key) {
    this.key = key;
  }

  void add(Waiting<I> input) {
    inputs.addLast(input);
  }

  Waiting<I> take() {
    return inputs.removeFirst();
  }

  int size() {
    return inputs.size();
  }

  /** A run of the key is suspended. */
  void occupy(Run<I, ?> run) {
    occupant = run;
  }

  /** The suspended run has ended. */
  void vacate() {
    occupant = null;
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
    return occupant == null && !held;
  }

  /** The suspended run, if there is one, and what waits behind it, in order. */
  void forEach(Consumer<UnfinishedRun<I>> consumer) {
    if (occupant != null) {
      consumer.accept(occupant.unfinished());
    }
    for (Waiting<I> next : inputs) {
      consumer.accept(
          new UnfinishedRun<>(
              key,
              next.input(),
              next.timer(),
              next.type(),
              next.eventTime(),
              next.ticket(),
              next.saved()));
    }
  }
}
