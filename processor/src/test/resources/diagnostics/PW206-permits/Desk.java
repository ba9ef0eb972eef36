package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Message.class)
final class Desk {
  sealed interface Message permits Order, Refund, Change, Approval {}

  record Approval(String id) implements Message {}

  record Change(String id) implements Message {}

  record Order(String id) implements Message {}

  record Refund(String id) implements Message {}

  @Action(on = Order.class)
  void take(Order order) {}
}
