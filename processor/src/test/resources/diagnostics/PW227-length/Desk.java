package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, int total) {}

  @Action(on = Order.class, when = "id.length() > 3")
  void take(Order order) {}
}
