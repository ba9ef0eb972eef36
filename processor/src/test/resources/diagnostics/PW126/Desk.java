package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private record Taken(String id) {}

  @Action(on = Order.class)
  Taken take(Order order) {
    return new Taken(order.id());
  }
}
