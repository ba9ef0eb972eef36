package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
record Desk(@Memory(name = "clerks") Clerk clerk) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
