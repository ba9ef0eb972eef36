package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Event;

@Agent(input = Desk.Order.class)
final class Desk {
  @Event(version = 0)
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
