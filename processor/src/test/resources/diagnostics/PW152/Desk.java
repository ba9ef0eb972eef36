package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Message.class)
final class Desk {
  sealed interface Message permits Order, Refund {}

  record Order(String id) implements Message {}

  record Refund(String id) implements Message {}

  @Action(on = Order.class)
  void take(Order order) {}

  @Action(on = Refund.class, id = "take")
  void giveBack(Refund refund) {}
}
