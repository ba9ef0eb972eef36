package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Receipt(String first) {}

  record Order(List<String> lines) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    List<String> lines = new ArrayList<>(order.lines());
    Collections.shuffle(lines);
    return new Receipt(lines.get(0));
  }
}
