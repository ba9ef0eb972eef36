package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Provides;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class, resources = Resources.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String confirmation) {}

  @Durable
  interface Payments {
    CompletionStage<String> charge(String order);
  }

  private final Payments payments;

  Desk(Payments payments) {
    this.payments = payments;
  }

  @Action(on = Order.class)
  CompletionStage<Receipt> take(Order order) {
    return payments.charge(order.id()).thenApplyAsync(Receipt::new, Runnable::run);
  }
}

final class Resources {
  private Resources() {}

  @Provides
  static Desk.Payments payments() {
    return order -> CompletableFuture.completedStage("ok");
  }
}
