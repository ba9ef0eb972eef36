package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.concurrent.CompletableFuture;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id) {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(join(CompletableFuture.completedFuture(order.id())));
  }

  private static String join(CompletableFuture<String> stored) {
    return stored.join();
  }
}
