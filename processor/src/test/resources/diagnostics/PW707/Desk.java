package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.HashMap;
import java.util.Map;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final Map<String, Integer> orders = new HashMap<>();

  @Action(on = Order.class)
  void take(Order order) {
    orders.merge(order.id(), 1, Integer::sum);
  }
}
