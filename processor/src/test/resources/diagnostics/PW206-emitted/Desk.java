package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  sealed interface Checked permits Accepted, Refused, Doubtful {}

  record Accepted(String id) implements Checked {}

  record Refused(String id) implements Checked {}

  record Doubtful(String id) implements Checked {}

  @Action(on = Order.class)
  Checked check(Order order) {
    return new Accepted(order.id());
  }

  @Action(on = Accepted.class)
  void pack(Accepted accepted) {}
}
