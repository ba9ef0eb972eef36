package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Order.class)
record Desk(@Memory(ttl = "P30D") ValueMemory<Integer> orders) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {
    orders.set(orders.orElse(0) + 1);
  }
}
