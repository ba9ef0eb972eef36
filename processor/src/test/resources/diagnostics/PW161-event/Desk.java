package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, Emitter<String> answers) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
