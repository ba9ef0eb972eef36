package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.Date;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, long at) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(order.id(), new Stamp().at.getTime());
  }

  private static final class Stamp {
    final Date at = new Date();
  }
}
