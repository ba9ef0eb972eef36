package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Receipt(List<String> lines) {}

  record Order(List<String> lines) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    List<String> lines = new ArrayList<>();
    for (String line : new HashSet<>(order.lines())) {
      lines.add(line);
    }
    return new Receipt(lines);
  }
}
