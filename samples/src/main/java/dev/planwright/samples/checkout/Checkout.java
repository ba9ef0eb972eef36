package dev.planwright.samples.checkout;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ValueMemory;

/** Charges orders, keyed by customer. */
@Agent(input = Order.class, output = Receipt.class, resources = Shop.class)
record Checkout(Payments payments, ValueMemory<Integer> purchases) {

  record Paid(Order order, String confirmation) {}

  @Action(on = Order.class)
  Paid pay(Order order) {
    return new Paid(order, payments.charge(order)); // durable, one plain call
  }

  @Action(on = Paid.class)
  Receipt thank(Paid paid) {
    purchases.set(purchases.orElse(0) + 1);
    return new Receipt(paid.order().id(), paid.confirmation(), purchases.orElse(0));
  }
}
