package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Named;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final ValueMemory<String> last;

  Desk(@Named("last-order") ValueMemory<String> last) {
    this.last = last;
  }

  @Action(on = Order.class)
  void take(Order order) {
    last.set(order.id());
  }
}
