package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk implements Payments {
  record Order(String id) {}

  @Override
  public String charge(String order) {
    return "ok";
  }

  @Action(on = Order.class)
  void take(Order order) {
    charge(order.id());
  }
}
