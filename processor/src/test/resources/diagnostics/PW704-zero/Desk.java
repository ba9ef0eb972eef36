package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final ValueMemory<Integer> orders;

  Desk(@Memory(ttl = "PT0S") ValueMemory<Integer> orders) {
    this.orders = orders;
  }

  @Action(on = Order.class)
  void take(Order order) {
    orders.set(orders.orElse(0) + 1);
  }
}
