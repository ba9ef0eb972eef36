package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  enum Status {
    OPEN,
    PAID
  }

  record Order(String id, Status status) {}

  @Action(on = Order.class, when = "status < 'PAID'")
  void take(Order order) {}
}
