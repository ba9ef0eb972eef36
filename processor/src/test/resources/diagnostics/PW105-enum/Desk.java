package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Order.class)
enum Desk {
  ONLY;

  @Action(on = Order.class)
  void take(Order order) {}
}

record Order(String id) {}
