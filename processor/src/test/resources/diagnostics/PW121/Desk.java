package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  static class Order {}

  @Action(on = Order.class)
  void take(Order order) {}
}
