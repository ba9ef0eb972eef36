package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ActionContext;
import java.time.LocalDate;
import java.time.ZoneOffset;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, LocalDate day) {}

  @Action(on = Order.class)
  Receipt take(Order order, ActionContext context) {
    return receipt(order);
  }

  private static Receipt receipt(Order order) {
    return new Receipt(order.id(), LocalDate.now(ZoneOffset.UTC));
  }
}
