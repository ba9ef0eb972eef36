package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Message.class)
final class Desk {
  static sealed class Message permits Order {}

  static final class Order extends Message {}

  @Action(on = Message.class)
  void take(Message message) {}
}
