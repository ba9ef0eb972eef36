package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, int number) {}

  private int orders;

  @Action(on = Order.class)
  Receipt take(Order order) {
    orders++;
    return new Receipt(order.id(), orders);
  }
}
