package dev.planwright.inspector;

import java.util.concurrent.CountDownLatch;

/** Waits for the process to be killed. */
final class Forever {

  private Forever() {}

  static void sleep() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
