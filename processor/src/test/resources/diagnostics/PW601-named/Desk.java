package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Named;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
record Desk(@Named("nigth") Clerk clerk) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
