package dev.planwright.runtime.engine;

import java.time.Duration;

/**
 * Wall time, as the engine and its host read it and wait for it. Tests bring their own, so that
 * they need not wait.
 *
 * <p>Thread-safe.
 */
public interface Scheduler extends AutoCloseable {

  /** Milliseconds since the epoch. */
  long millis();

  /**
   * Runs {@code then}, which must be short, on any thread when the wait is over; never before this
   * method has returned.
   */
  void after(Duration wait, Runnable then);

  /**
   * Like {@link #after}, for a wait that is probably not needed to its end.
   *
   * @return lets go of {@code then}, as far as this scheduler can, if it has not begun
   */
  default Runnable cancellable(Duration wait, Runnable then) {
    after(wait, then);
    return () -> {};
  }

  /** Forgets what is still to be run. */
  @Override
  void close();

  /**
   * The real time.
   *
   * @param owner what threads are named by; idle, there is no thread
   */
  static Scheduler ofWallTime(String owner) {
    return new WallTime(owner);
  }
}
