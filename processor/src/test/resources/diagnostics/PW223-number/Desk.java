package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, double total) {}

  @Action(on = Order.class, when = "total < 1e400")
  void take(Order order) {}
}
