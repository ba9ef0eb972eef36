package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.OnFailure;
import dev.planwright.Retry;
import java.io.IOException;

@Agent(
    input = Desk.Order.class,
    onFailure =
        @OnFailure(retry = @Retry(attempts = 3, backoff = "PT1S", noRetry = IOException.class)))
final class Desk {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
