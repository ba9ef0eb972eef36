package dev.planwright.kafka.broker;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what must become true. */
public final class Await {

  private static final long PAUSE_MILLIS = 50;

  private Await() {}

  /**
   * Waits until a condition holds. One that throws does not hold yet.
   *
   * @throws AssertionError if it does not within the time; with what it threw last
   */
  public static void until(String what, Duration limit, Callable<Boolean> condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Exception last = null;
    while (true) {
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit + ": " + what, last);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
