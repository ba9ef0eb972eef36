package dev.planwright.runtime;

import dev.planwright.runtime.engine.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so. */
final class ManualTime {

  private record Wait(long due, Runnable then) {}

  private final List<Wait> waits = new ArrayList<>();
  private long now;

  ManualTime(long now) {
    this.now = now;
  }

  /** This time, for one worker. */
  Scheduler of(String worker) {
    return new Scheduler() {
      @Override
      public long millis() {
        synchronized (waits) {
          return now;
        }
      }

      @Override
      public void after(Duration wait, Runnable then) {
        synchronized (waits) {
          waits.add(new Wait(now + wait.toMillis(), then));
          waits.notifyAll();
        }
      }

      @Override
      public void close() {}
    };
  }

  /** Waits until so many waits have been asked for that are not over. */
  void awaitWaits(int count) {
    synchronized (waits) {
      try {
        while (waits.size() < count) {
          waits.wait();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void advance(long millis) {
    List<Wait> over = new ArrayList<>();
    synchronized (waits) {
      now += millis;
      waits.removeIf(wait -> wait.due() <= now && over.add(wait));
    }
    over.sort(Comparator.comparingLong(Wait::due));
    over.forEach(wait -> wait.then().run());
  }
}
