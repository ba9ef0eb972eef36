package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Provides;

@Agent(input = Desk.Order.class, resources = Desk.Resources.class)
record Desk(Clerk clerk) {
  record Order(String id) {}

  record Clerk(String name) {}

  record Ledger(String name) {}

  static final class Resources {
    @Provides
    static Clerk clerk() {
      return new Clerk("day");
    }

    @Provides
    static Ledger ledger() {
      return new Ledger("main");
    }
  }

  @Action(on = Order.class)
  void take(Order order) {}
}
