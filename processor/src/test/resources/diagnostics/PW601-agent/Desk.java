package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Provides;

@Agent(input = Desk.Order.class)
record Desk(Clerk clerk) {
  record Order(String id) {}

  @Provides
  static Clerk make() {
    return new Clerk();
  }

  @Action(on = Order.class)
  void take(Order order) {
    clerk.take(order.id());
  }
}
