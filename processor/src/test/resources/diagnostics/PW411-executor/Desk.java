package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Provides;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@Agent(input = Desk.Order.class, resources = Resources.class)
final class Desk {
  record Order(String id) {}

  private final ExecutorService executor;

  Desk(ExecutorService executor) {
    this.executor = executor;
  }

  @Action(on = Order.class)
  void take(Order order) {
    executor.submit(() -> System.out.println(order.id()));
  }
}

final class Resources {
  private Resources() {}

  @Provides
  static ExecutorService executor() {
    return Executors.newSingleThreadExecutor();
  }
}
