package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.OnFailure;
import dev.planwright.Retry;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class, resources = DeskResources.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String payment) {}

  private final Payments payments;

  Desk(Payments payments) {
    this.payments = payments;
  }

  @Action(
      on = Order.class,
      onFailure = @OnFailure(retry = @Retry(attempts = 3, backoff = "PT1M")))
  Receipt take(Order order) {
    return new Receipt(payments.charge(order.id()));
  }
}
