package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Provides;

@Agent(input = Desk.Order.class, resources = Desk.Resources.class)
record Desk(Payments payments) {
  record Order(String id) {}

  private record Card(String number) {}

  @Durable
  interface Payments {
    void charge(Card card);
  }

  static final class Resources {
    private Resources() {}

    @Provides
    static Payments payments() {
      return card -> {};
    }
  }

  @Action(on = Order.class)
  void take(Order order) {
    payments.charge(new Card(order.id()));
  }
}
