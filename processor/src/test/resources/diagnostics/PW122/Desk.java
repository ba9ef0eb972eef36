package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  record Page<T>(T content) {}

  @Action(on = Order.class)
  Page<Order> take(Order order) {
    return new Page<>(order);
  }
}
