package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  static final class Taken {
    int count;
  }

  @Action(on = Order.class)
  Taken take(Order order) {
    return new Taken();
  }

  @Action(on = Taken.class)
  void count(Taken taken) {}
}
