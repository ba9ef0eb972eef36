package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ActionContext;
import java.time.LocalDate;
import java.time.ZoneId;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, LocalDate day) {}

  @Action(on = Order.class)
  Receipt take(Order order, ActionContext context) {
    return new Receipt(order.id(), LocalDate.ofInstant(context.clock().instant(), ZoneId.systemDefault()));
  }
}
