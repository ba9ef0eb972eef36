package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private ValueMemory<String> last;

  @Action(on = Order.class)
  void take(Order order) {
    last.set(order.id());
  }
}
