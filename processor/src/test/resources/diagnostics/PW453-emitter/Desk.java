package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;
import java.util.concurrent.CompletableFuture;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id) {}

  @Action(on = Order.class)
  void take(Order order, Emitter<Receipt> receipts) {
    CompletableFuture.runAsync(() -> receipts.emit(new Receipt(order.id())));
  }
}
