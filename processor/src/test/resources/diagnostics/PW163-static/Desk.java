package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private static final ValueMemory<Integer> ORDERS = ValueMemory.inMemory();

  @Action(on = Order.class)
  void take(Order order) {
    ORDERS.set(ORDERS.orElse(0) + 1);
  }
}
