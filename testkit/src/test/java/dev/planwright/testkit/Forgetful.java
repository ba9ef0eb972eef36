package dev.planwright.testkit;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.testkit.Errand.Done;
import dev.planwright.testkit.Errand.Order;
import java.util.concurrent.atomic.AtomicInteger;

/** What an agent must not do: it counts in a field, which dies with its process. */
@SuppressWarnings({"PW442", "PW707"}) // that is the point
@Agent(input = Order.class, output = Done.class, resources = Errand.Shops.class)
final class Forgetful {

  private final Errand.Shop shop;
  private final AtomicInteger runs = new AtomicInteger();

  Forgetful(Errand.Shop shop) {
    this.shop = shop;
  }

  @Action(on = Order.class)
  Done run(Order order) {
    String bought = shop.buy(order.what());
    return new Done(bought, runs.incrementAndGet());
  }
}
