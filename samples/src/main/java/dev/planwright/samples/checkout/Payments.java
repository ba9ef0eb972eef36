package dev.planwright.samples.checkout;

import dev.planwright.Durable;

/** Takes money from customers. */
@Durable
interface Payments {

  /**
   * Charges an order.
   *
   * @return the bank's confirmation
   */
  String charge(Order order);
}
