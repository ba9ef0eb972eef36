package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id) {}

  private Emitter<Receipt> receipts;

  @Action(on = Order.class)
  void take(Order order, Emitter<Receipt> receipts) {
    this.receipts = receipts;
  }
}
