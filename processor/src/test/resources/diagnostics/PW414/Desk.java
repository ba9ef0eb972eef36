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
  Receipt take(Order order) {
    CompletionStage<String> paid = payments.charge(order.id());
    return new Receipt(paid.toCompletableFuture().join());
  }
}

final class Resources {
  private Resources() {}

  @Provides
  static Desk.Payments payments() {
    return order -> CompletableFuture.completedStage("ok");
  }
}
