package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
record Desk(Bank bank) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {
    bank.charge(order.id());
  }
}
