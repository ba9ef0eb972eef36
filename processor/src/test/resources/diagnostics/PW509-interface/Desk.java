package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Desk.Order.class, resources = Desk.Shop.class)
final class Desk {
  record Order(String id) {}

  @Durable
  interface Bank {
    String charge(String id);
  }

  static final class Shop {
    @Provides
    static Bank payments() {
      throw new IllegalStateException();
    }
  }

  private final Bank payments;

  Desk(Bank payments) {
    this.payments = payments;
  }

  @Action(on = Order.class)
  void take(Order order) throws Exception {
    payments.charge(order.id());
  }
}
