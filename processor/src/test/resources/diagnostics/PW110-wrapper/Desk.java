package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
record Desk(Payments payments) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {
    payments.charge(order.id());
  }
}
