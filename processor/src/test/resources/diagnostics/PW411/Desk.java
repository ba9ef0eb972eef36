package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.concurrent.CompletableFuture;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {
    CompletableFuture.runAsync(() -> System.out.println(order.id()));
  }
}
