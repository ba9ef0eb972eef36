package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;
import java.util.Set;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, String shop) {}

  private static final Set<String> SHOPS = Set.of("north", "south", "west");

  @Action(on = Order.class)
  void take(Order order, Emitter<Receipt> receipts) {
    for (String shop : SHOPS) {
      receipts.emit(new Receipt(order.id(), shop));
    }
  }
}
