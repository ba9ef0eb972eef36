package shop;

import dev.planwright.Agent;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id) {}

  Receipt take(Order order) {
    return new Receipt(order.id());
  }
}
