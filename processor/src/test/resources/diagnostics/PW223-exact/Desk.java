package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, long number) {}

  @Action(on = Order.class, when = "number > 1.5")
  void take(Order order) {}
}
