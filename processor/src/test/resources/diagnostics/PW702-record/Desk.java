package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ListMemory;

@Agent(input = Desk.Order.class)
record Desk(ListMemory<?> recent) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
