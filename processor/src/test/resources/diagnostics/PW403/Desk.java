package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.UUID;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, UUID ticket) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(order.id(), UUID.randomUUID());
  }
}
