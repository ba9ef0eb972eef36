package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.List;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, List<? extends Number> amounts) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
