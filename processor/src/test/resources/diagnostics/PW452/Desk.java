package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Provides;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class, resources = Resources.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String confirmation) {}

  @Durable
  interface Payments {
    String charge(String order);
  }

  private final Payments payments;

  Desk(Payments payments) {
    this.payments = payments;
  }

  @Action(on = Order.class)
  Receipt take(Order order) {
    try {
      return new Receipt(payments.charge(order.id()));
    } catch (Throwable e) {
      return new Receipt("failed");
    }
  }
}

final class Resources {
  private Resources() {}

  @Provides
  static Desk.Payments payments() {
    return order -> "ok";
  }
}
