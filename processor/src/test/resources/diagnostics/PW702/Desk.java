package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ListMemory;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final ListMemory<?> recent;

  Desk(ListMemory<?> recent) {
    this.recent = recent;
  }

  @Action(on = Order.class)
  void take(Order order) {}
}
