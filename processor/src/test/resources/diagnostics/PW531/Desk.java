package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Desk.Order.class, resources = Desk.Shop.class)
final class Desk {
  record Order(String id) {}

  @Durable
  interface Payments {
    String charge(String id, int cents);
  }

  static final class Shop {
    @Provides
    static Payments payments() {
      throw new IllegalStateException();
    }
  }

  private final Payments payments;

  Desk(Payments payments) {
    this.payments = payments;
  }

  @Action(on = Order.class)
  void take(Order order) throws Exception {
    payments.charge(order.id(), 0);
  }
}
