package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Event;

@Agent(input = Desk.Order.class)
final class Desk {
  @Event(name = "order", aliases = "order")
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
