package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Order.class)
final class Desk extends Counter {
  @Action(on = Order.class)
  void take(Order order) {}
}

abstract class Counter {
  record Refund(String id) {}

  @Action(on = Refund.class)
  void count(Refund refund) {}
}

record Order(String id) {}
