package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Receipt(List<String> lines) {}

  record Order(List<String> lines) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Set.of(order.lines().toArray(String[]::new)));
    return new Receipt(lines);
  }
}
