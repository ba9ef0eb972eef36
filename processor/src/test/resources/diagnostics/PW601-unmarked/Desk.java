package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
record Desk(Clerk clerk) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {
    clerk.take(order.id());
  }
}
