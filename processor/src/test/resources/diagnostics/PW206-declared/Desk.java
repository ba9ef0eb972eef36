package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Message.class)
final class Desk {
  sealed interface Message {
    record Order(String id) implements Message {}

    record Refund(String id) implements Message {}

    record Change(String id) implements Message {}

    record Approval(String id) implements Message {}
  }

  @Action(on = Message.Order.class)
  void take(Message.Order order) {}
}
