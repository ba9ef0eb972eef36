package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, unhandled = Desk.Refund.class)
final class Desk {
  record Order(String id) {}

  record Refund(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
