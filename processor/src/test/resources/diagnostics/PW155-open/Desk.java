package shop;

import dev.planwright.Action;

class Desk {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
