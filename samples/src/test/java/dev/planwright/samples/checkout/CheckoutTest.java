package dev.planwright.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.ValueMemory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class CheckoutTest {

  @Test
  void payAndThank_secondOrder_countsPurchases() {
    Checkout checkout = new Checkout(order -> "ok " + order.id(), ValueMemory.inMemory());

    Receipt receipt = checkout.thank(checkout.pay(new Order("1", "ada", 990)));
    Receipt second = checkout.thank(checkout.pay(new Order("2", "ada", 990)));

    assertThat(receipt).isEqualTo(new Receipt("1", "ok 1", 1));
    assertThat(second).isEqualTo(new Receipt("2", "ok 2", 2));
  }

  @Test
  void checkout_onLocalRunner_keepsCustomersApart() {
    Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    try (LocalRunner<Order, Receipt> runner =
        LocalRunner.of(new CheckoutPlan())
            .keyedBy(Order::customer)
            .onOutput(receipts::add)
            .start()) {
      runner.submit(new Order("1", "ada", 990));
      runner.submit(new Order("2", "grace", 1990));
      runner.submit(new Order("3", "ada", 10));
      runner.drain();
    }
    assertThat(receipts)
        .containsExactlyInAnyOrder(
            new Receipt("1", "paid-1", 1),
            new Receipt("2", "paid-2", 1),
            new Receipt("3", "paid-3", 2));
  }
}
