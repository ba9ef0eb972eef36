package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Event;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  @Event(name = "refund")
  enum Refund {
    WHOLE,
    PART
  }

  @Action(on = Order.class)
  void take(Order order) {}
}
