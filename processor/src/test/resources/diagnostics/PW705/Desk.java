package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final ValueMemory<Integer> orders;
  private final ValueMemory<Integer> cents;

  Desk(ValueMemory<Integer> orders, @Memory(aliases = "orders") ValueMemory<Integer> cents) {
    this.orders = orders;
    this.cents = cents;
  }

  @Action(on = Order.class)
  void take(Order order) {
    orders.set(orders.orElse(0) + 1);
    cents.set(cents.orElse(0) + 1);
  }
}
