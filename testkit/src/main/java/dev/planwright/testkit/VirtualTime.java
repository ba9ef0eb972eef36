package dev.planwright.testkit;

import dev.planwright.runtime.engine.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes when a test says so: give {@link #scheduler} to a runner, then {@link #advance}.
 *
 * <p>Thread-safe.
 */
public final class VirtualTime {

  private record Wait(Instant due, Runnable then) {}

  private final List<Wait> waits = new ArrayList<>();
  private Instant now;

  /** Time that begins at {@code start}. */
  public VirtualTime(Instant start) {
    now = start;
  }

  /** What time it is. */
  public Instant now() {
    synchronized (waits) {
      return now;
    }
  }

  /** Lets time pass: whatever is due by then happens, in the order of the times. */
  public void advance(Duration by) {
    advance(by, () -> {});
  }

  /**
   * Like {@link #advance(Duration)}.
   *
   * @param settle lets everything happen that comes of what was due, before time goes on
   */
  void advance(Duration by, Runnable settle) {
    Instant end = now().plus(by);
    for (Wait next = takeDue(end); next != null; next = takeDue(end)) {
      next.then().run();
      settle.run();
    }
    synchronized (waits) {
      now = end;
    }
  }

  private @Nullable Wait takeDue(Instant end) {
    synchronized (waits) {
      Wait next = waits.stream().min(Comparator.comparing(Wait::due)).orElse(null);
      if (next == null || next.due().isAfter(end)) {
        return null;
      }
      waits.remove(next);
      if (next.due().isAfter(now)) {
        now = next.due();
      }
      return next;
    }
  }

  /** This time as one worker of a runner sees it: {@code .scheduler(time::scheduler)}. */
  public Scheduler scheduler(String worker) {
    return new Scheduler() {
      private volatile boolean closed;

      @Override
      public long millis() {
        return now().toEpochMilli();
      }

      @Override
      public void after(Duration wait, Runnable then) {
        synchronized (waits) {
          waits.add(
              new Wait(
                  now.plus(wait),
                  () -> {
                    if (!closed) {
                      then.run();
                    }
                  }));
        }
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }
}
