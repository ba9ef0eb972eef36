package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.concurrent.atomic.AtomicIntegerArray;

@Agent(input = Desk.Order.class)
final class Desk {
  private static final AtomicIntegerArray COUNTS = new AtomicIntegerArray(2);

  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {
    COUNTS.incrementAndGet(0);
  }
}
