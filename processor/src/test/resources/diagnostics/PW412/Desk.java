package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.List;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Receipt(int length) {}

  record Order(List<String> lines) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(order.lines().parallelStream().mapToInt(String::length).sum());
  }
}
