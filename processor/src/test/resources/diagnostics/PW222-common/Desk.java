package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Request.class)
final class Desk {
  sealed interface Request {
    String customer();
  }

  record Order(String customer, int total) implements Request {}

  record Refund(String customer, int amount) implements Request {}

  @Action(on = Request.class, when = "total > 100")
  void take(Request request) {}
}
