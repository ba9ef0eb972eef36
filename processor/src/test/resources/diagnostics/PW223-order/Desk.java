package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.time.Instant;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, Instant created, Instant updated) {}

  @Action(on = Order.class, when = "created < updated")
  void take(Order order) {}
}
