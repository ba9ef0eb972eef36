package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  record Refund(String id) {}

  @Action(on = Order.class)
  Refund refund(Order order) {
    return new Refund(order.id());
  }

  @Action(on = {Order.class, Refund.class})
  void count(Order order) {}
}
