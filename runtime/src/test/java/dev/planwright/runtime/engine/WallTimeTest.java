package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Waits in real time. */
class WallTimeTest {

  @Test
  void cancellable_givenUp_isNotRun() throws Exception {
    ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch last = new CountDownLatch(1);
    try (WallTime time = new WallTime("test")) {
      time.after(Duration.ZERO, () -> await(busy));
      Runnable giveUp = time.cancellable(Duration.ZERO, () -> ran.add("given up"));
      Runnable unused = time.cancellable(Duration.ZERO, () -> ran.add("waited"));
      time.after(Duration.ofMillis(1), last::countDown);
      giveUp.run();
      busy.countDown();
      await(last);
    }
    assertThat(ran).containsExactly("waited");
  }

  @Test
  void after_waitsOfAnyLength_taken() throws Exception {
    CountDownLatch soon = new CountDownLatch(1);
    try (WallTime time = new WallTime("test")) {
      for (Duration forEver :
          List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofDays(300_000))) {
        time.after(forEver, () -> {});
      }
      time.after(Duration.ZERO, soon::countDown);
      await(soon);
    }
  }

  @Test
  void after_closed_forgets() {
    WallTime time = new WallTime("test");
    time.close();
    time.after(
        Duration.ZERO,
        () -> {
          throw new AssertionError("closed");
        });
    Runnable giveUp = time.cancellable(Duration.ZERO, () -> {});
    giveUp.run();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).as("awaited in vain").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
