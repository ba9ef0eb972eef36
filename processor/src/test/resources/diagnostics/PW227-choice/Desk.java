package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.math.BigDecimal;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, BigDecimal price, boolean vip) {}

  @Action(on = Order.class, when = "(vip ? price : 3) < 4")
  void take(Order order) {}
}
