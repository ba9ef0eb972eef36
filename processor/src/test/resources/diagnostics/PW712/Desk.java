package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Event;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  @Event(name = "order")
  record Order(String id) {}

  @Event(name = "receipt", aliases = "order")
  record Receipt(String id) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(order.id());
  }
}
