package dev.planwright.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.ValueMemory;
import org.junit.jupiter.api.Test;

class CheckoutTest {

  @Test
  void payAndThank_secondOrder_countsPurchases() {
    Checkout checkout = new Checkout(order -> "ok " + order.id(), ValueMemory.inMemory());

    checkout.thank(checkout.pay(new Order("1", "ada", 990)));
    Receipt second = checkout.thank(checkout.pay(new Order("2", "ada", 990)));

    assertThat(second).isEqualTo(new Receipt("2", "ok 2", 2));
  }
}
