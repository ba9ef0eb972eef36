package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Receipt(String line) {}

  record Order(List<String> lines) {}

  @Action(on = Order.class)
  List<Receipt> take(Order order) {
    Map<String, Integer> counts = new HashMap<>();
    order.lines().forEach(line -> counts.merge(line, 1, Integer::sum));
    return counts.keySet().stream().map(Receipt::new).toList();
  }
}
