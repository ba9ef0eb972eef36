package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.time.Instant;
import java.util.function.Supplier;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, Instant at) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(order.id(), orElse(null, Instant::now));
  }

  private static Instant orElse(Instant instant, Supplier<Instant> other) {
    return instant == null ? other.get() : instant;
  }
}
