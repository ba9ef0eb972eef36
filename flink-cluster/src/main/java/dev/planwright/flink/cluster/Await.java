package dev.planwright.flink.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what another process does. There is nothing to be notified by, so the condition is
 * asked again and again, up to a deadline that only a bug reaches.
 */
public final class Await {

  private static final long ASK_EVERY_MILLIS = 50;

  private Await() {}

  /** What is asked; may fail while the other side is not there yet. */
  @FunctionalInterface
  public interface Question<T> {

    /** The answer; empty if it is to be asked again. */
    Optional<T> ask() throws Exception;
  }

  /** What is waited for; may fail while the other side is not there yet. */
  @FunctionalInterface
  public interface Condition {

    /** Whether it holds. */
    boolean holds() throws Exception;
  }

  /**
   * Waits for a condition.
   *
   * @param what for the message if it never holds
   * @throws IllegalStateException if it does not hold in time
   */
  public static void until(String what, Duration limit, Condition condition)
      throws InterruptedException {
    Object unused =
        value(what, limit, () -> condition.holds() ? Optional.of(true) : Optional.empty());
  }

  /**
   * Waits for an answer.
   *
   * @param what for the message if there never is one
   * @throws IllegalStateException if there is none in time; its cause is the last failure to ask
   */
  public static <T> T value(String what, Duration limit, Question<T> question)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Exception last = null;
    do {
      try {
        Optional<T> answer = question.ask();
        if (answer.isPresent()) {
          return answer.get();
        }
        last = null;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
      TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MILLIS);
    } while (System.nanoTime() < deadline);
    throw late(what, limit, last);
  }

  private static IllegalStateException late(String what, Duration limit, @Nullable Exception last) {
    return new IllegalStateException(
        "waited %d s in vain for %s".formatted(limit.toSeconds(), what), last);
  }
}
