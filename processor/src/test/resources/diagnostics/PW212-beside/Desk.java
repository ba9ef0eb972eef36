package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
final class Desk {
  record Order(String id) {}

  private final ValueMemory<Integer> orders;

  Desk(ValueMemory<Integer> orders, Clerk clerk) {
    this.orders = orders;
  }

  @Action(on = Order.class)
  void take(Order order) {
    orders.set(orders.orElse(0) + 1);
  }
}
