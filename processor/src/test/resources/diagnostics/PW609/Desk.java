package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
record Desk(ValueMemory<Money> sum) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
