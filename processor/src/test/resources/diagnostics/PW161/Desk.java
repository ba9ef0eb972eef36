package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id) {}

  private final Emitter<Receipt> receipts;

  Desk(Emitter<Receipt> receipts) {
    this.receipts = receipts;
  }

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(order.id());
  }
}
