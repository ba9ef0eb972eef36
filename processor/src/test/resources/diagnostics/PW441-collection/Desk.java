package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.HashSet;
import java.util.Set;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private static final Set<String> SEEN = new HashSet<>();

  @Action(on = Order.class)
  void take(Order order) {
    SEEN.add(order.id());
  }
}
