package dev.planwright.samples.checkout;

import dev.planwright.Provides;

/** What {@link Checkout} works with. A real shop would talk to its bank here. */
final class Shop {

  private Shop() {}

  @Provides
  static Payments payments() {
    return order -> "paid-" + order.id();
  }
}
