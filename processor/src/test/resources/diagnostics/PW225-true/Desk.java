package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, output = String.class)
final class Desk {
  record Order(String id, int total) {}

  @Action(on = Order.class, when = "total > 100 || 2 > 1")
  String take(Order order) {
    return order.id();
  }
}
