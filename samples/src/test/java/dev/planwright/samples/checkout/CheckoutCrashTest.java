package dev.planwright.samples.checkout;

import dev.planwright.testkit.Crashes;
import dev.planwright.testkit.SurvivesCrashes;
import java.util.List;

/** The checkout is stopped before and after every record that it writes. */
class CheckoutCrashTest {

  private final List<Order> orders =
      List.of(
          new Order("1", "ada", 990),
          new Order("2", "grace", 1990),
          new Order("3", "ada", 10),
          new Order("3", "ada", 10));

  @SurvivesCrashes
  void checkout(Crashes crashes) {
    crashes
        .of(new CheckoutPlan())
        .keyedBy(Order::customer)
        .service(Payments.class, order -> "paid-" + order.id())
        .inputs(orders);
  }
}
