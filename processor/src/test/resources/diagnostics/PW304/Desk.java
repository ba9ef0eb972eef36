package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Audit(String id) {}

  record Receipt(String id) {}

  @Action(on = Order.class)
  Receipt take(Order order, Emitter<Audit> audits) {
    return new Receipt(order.id());
  }

  @Action(on = Audit.class)
  void file(Audit audit) {}
}
