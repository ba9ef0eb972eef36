package dev.planwright.samples.checkout;

import dev.planwright.Action;
import dev.planwright.Agent;

/** Charges orders, and is particular about which of them it rewards. */
@Agent(input = Order.class, output = RewardingCheckout.Reward.class, resources = Shop.class)
record RewardingCheckout(Payments payments) {

  record Paid(Order order, String confirmation) {}

  record Reward(String customer, long points) {}

  @Action(on = Order.class)
  Paid pay(Order order) {
    return new Paid(order, payments.charge(order));
  }

  @Action(on = Paid.class, when = "order.cents >= 10000 && order.customer != 'test'")
  Reward reward(Paid paid) {
    return new Reward(paid.order().customer(), paid.order().cents() / 100);
  }
}
