package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Provides;
import java.util.List;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class, resources = Resources.class)
final class Desk {
  record Receipt(String confirmation) {}

  record Order(List<String> lines) {}

  @Durable
  interface Payments {
    String charge(String order);
  }

  private final Payments payments;

  Desk(Payments payments) {
    this.payments = payments;
  }

  @Action(on = Order.class)
  List<Receipt> take(Order order) {
    return order.lines().stream().parallel().map(payments::charge).map(Receipt::new).toList();
  }
}

final class Resources {
  private Resources() {}

  @Provides
  static Desk.Payments payments() {
    return order -> "ok";
  }
}
