package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id) {}

  @Action(on = Order.class)
  String take(Order order) {
    return order.id();
  }
}
