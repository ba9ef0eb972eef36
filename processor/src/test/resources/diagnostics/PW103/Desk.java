package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Order.class)
final class Desk<T> {
  @Action(on = Order.class)
  void take(Order order) {}
}

record Order(String id) {}
