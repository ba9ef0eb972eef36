package shop;

import dev.planwright.Action;

final class Desk {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
