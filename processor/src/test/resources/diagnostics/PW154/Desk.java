package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Order.class)
final class Desk extends Counter {
  @Override
  void count(Order order) {}

  @Action(on = Order.class)
  void take(Order order) {}
}

abstract class Counter {
  @Action(on = Order.class)
  void count(Order order) {}
}

record Order(String id) {}
