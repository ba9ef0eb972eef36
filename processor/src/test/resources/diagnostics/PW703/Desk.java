package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class)
record Desk(ValueMemory<Integer> orders, @Memory(name = "orders") ValueMemory<String> last) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
