package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.time.Clock;
import java.time.Instant;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, Instant at) {}

  private final Clock clock = Clock.systemUTC();

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(order.id(), clock.instant());
  }
}
