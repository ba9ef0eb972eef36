package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
final class Desk {
  record Order(String id) {}

  private final Payments payments;

  Desk(Payments payments) {
    this.payments = payments;
  }

  @Action(on = Order.class)
  void take(Order order) {
    payments.charge(order.id());
  }
}
