package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ActionContext;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, long at) {}

  @Action(on = Order.class)
  Receipt take(Order order, ActionContext run) {
    return new Receipt(order.id(), System.currentTimeMillis());
  }
}
