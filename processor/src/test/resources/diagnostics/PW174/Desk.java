package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.OnFailure;
import dev.planwright.Retry;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  @Action(on = Order.class, onFailure = @OnFailure(retry = @Retry(attempts = 5)))
  void take(Order order) {}
}
