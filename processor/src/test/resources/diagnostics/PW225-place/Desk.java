package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.List;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, List<String> tags) {}

  @Action(on = Order.class, when = "tags[-1] == 'new'")
  void take(Order order) {}
}
