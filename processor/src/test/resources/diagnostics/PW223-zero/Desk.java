package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, int total) {}

  @Action(on = Order.class, when = "total % 0 == 1")
  void take(Order order) {}
}
