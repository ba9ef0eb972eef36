package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ValueMemory;
import java.time.Duration;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
final class Desk {
  record Order(String id) {}

  private final ValueMemory<Integer> orders;
  private final Duration patience = Duration.ofMinutes(5);
  private final int most;

  Desk(ValueMemory<Integer> orders, Clerk clerk) {
    this.orders = orders;
    this.most = 10;
  }

  @Action(on = Order.class)
  void take(Order order) {
    orders.set(orders.orElse(0) + 1);
  }
}
