package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final ValueMemory<Integer> orders;
  private final ValueMemory<String> last;

  Desk(ValueMemory<Integer> orders, @Memory(name = "orders") ValueMemory<String> last) {
    this.orders = orders;
    this.last = last;
  }

  @Action(on = Order.class)
  void take(Order order) {}
}
