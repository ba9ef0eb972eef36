package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Order.class)
interface Desk {
  @Action(on = Order.class)
  default void take(Order order) {}
}

record Order(String id) {}
