package dev.planwright.samples.desk;

import dev.planwright.samples.desk.ChaosOrder.Point;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** In the child: tells the driver, on standard output, that the point of the order is reached. */
final class ChaosGate {

  /** The line that the driver waits for. */
  static final String HERE = "HERE";

  private final ChaosOrder order;
  private final AtomicInteger seen = new AtomicInteger();

  ChaosGate(ChaosOrder order) {
    this.order = order;
  }

  /**
   * Another such point is reached. If it is the one, the driver is told; if the process is to stop
   * dead there, this never returns.
   *
   * @return whether it is the one
   */
  boolean at(Point point) {
    if (point != order.point() || seen.incrementAndGet() != order.count()) {
      return false;
    }
    System.out.println(HERE);
    System.out.flush();
    if (order.stopsDead()) {
      awaitDeath();
    }
    return true;
  }

  private static void awaitDeath() {
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // Only the kill ends this.
      }
    }
  }
}
