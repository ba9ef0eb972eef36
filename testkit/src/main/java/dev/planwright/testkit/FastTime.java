package dev.planwright.testkit;

import dev.planwright.runtime.engine.Scheduler;
import java.time.Duration;
import java.time.Instant;

/** Real time that runs faster, for agents whose back-offs and timers nobody wants to wait for. */
final class FastTime {

  private final int factor;
  private final long startMillis = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private final long startNanos = System.nanoTime();

  FastTime(int factor) {
    this.factor = factor;
  }

  /** This time as one worker sees it. */
  Scheduler scheduler(String worker) {
    Scheduler real = Scheduler.ofWallTime(worker);
    return new Scheduler() {
      @Override
      public long millis() {
        return startMillis + (System.nanoTime() - startNanos) / 1_000_000 * factor;
      }

      @Override
      public void after(Duration wait, Runnable then) {
        real.after(wait.dividedBy(factor), then);
      }

      @Override
      public void close() {
        real.close();
      }
    };
  }
}
