package dev.planwright.testkit;

import dev.planwright.runtime.engine.Scheduler;
import java.time.Duration;
import java.time.Instant;

/** Real time that runs faster, for agents whose back-offs and timers nobody wants to wait for. */
final class FastTime {

  /** So that a back-off of seconds takes milliseconds. */
  private static final int FACTOR = 200;

  private final long startMillis = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private final long startNanos = System.nanoTime();

  /** This time as one worker sees it. */
  Scheduler scheduler(String worker) {
    Scheduler real = Scheduler.ofWallTime(worker);
    return new Scheduler() {
      @Override
      public long millis() {
        return startMillis + (System.nanoTime() - startNanos) / 1_000_000 * FACTOR;
      }

      @Override
      public void after(Duration wait, Runnable then) {
        real.after(wait.dividedBy(FACTOR), then);
      }

      @Override
      public void close() {
        real.close();
      }
    };
  }
}
