package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.OnFailure;
import dev.planwright.Retry;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  @Action(on = Order.class, onFailure = @OnFailure(retry = @Retry(backoff = "PT1S")))
  void take(Order order) {}
}
