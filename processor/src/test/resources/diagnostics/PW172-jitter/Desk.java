package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.OnFailure;
import dev.planwright.Retry;

@Agent(input = Desk.Order.class, onFailure = @OnFailure(retry = @Retry(attempts = 2, jitter = 20)))
final class Desk {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
