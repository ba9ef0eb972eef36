package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Message.class)
final class Desk {
  sealed interface Message permits Order, Custom {}

  record Order(String id) implements Message {}

  non-sealed interface Custom extends Message {}

  @Action(on = Message.class)
  void take(Message message) {}
}
