package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.Set;
import java.util.TreeSet;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final Set<String> seen = new TreeSet<>();

  @Action(on = Order.class)
  void take(Order order) {
    seen.add(order.id());
  }
}
