package dev.planwright.runtime.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Time that passes when the test says so; one object for all engines of a test. */
final class VirtualTime implements Scheduler {

  private record Wait(long due, long number, Runnable then) {}

  private final PriorityQueue<Wait> waits =
      new PriorityQueue<>(
          (a, b) ->
              a.due() == b.due()
                  ? Long.compare(a.number(), b.number())
                  : Long.compare(a.due(), b.due()));
  private long millis = 1_000_000;
  private long number;

  @Override
  public synchronized long millis() {
    return millis;
  }

  @Override
  public synchronized void after(Duration wait, Runnable then) {
    waits.add(new Wait(millis + Math.max(1, wait.toMillis()), number++, then));
  }

  @Override
  public synchronized Runnable cancellable(Duration wait, Runnable then) {
    after(wait, then);
    return () -> {
      synchronized (this) {
        waits.removeIf(each -> each.then() == then);
      }
    };
  }

  /** How many waits there are. */
  synchronized int waiting() {
    return waits.size();
  }

  /** Lets time pass, and ends the waits that are over then, in their order. */
  void pass(Duration time) {
    List<Wait> over = new ArrayList<>();
    synchronized (this) {
      millis += time.toMillis();
      while (!waits.isEmpty() && waits.peek().due() <= millis) {
        over.add(waits.remove());
      }
    }
    over.forEach(wait -> wait.then().run());
  }

  /**
   * Lets time pass until the next wait is over; none if what was waited for has come, which another
   * thread may find at any time.
   */
  void passToNext() {
    Duration wait;
    synchronized (this) {
      if (waits.isEmpty()) {
        return;
      }
      wait = Duration.ofMillis(waits.element().due() - millis);
    }
    pass(wait);
  }

  /** The engine that waited is gone. */
  @Override
  public synchronized void close() {
    waits.clear();
  }
}
