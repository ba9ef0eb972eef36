package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

final class Shop {
  record Order(String id) {}

  @Agent(input = Order.class)
  static final class Desk {
    @Action(on = Order.class)
    void take(Order order) {}
  }
}
