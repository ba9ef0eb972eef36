package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.OnFailure;
import dev.planwright.Retry;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Action(
      on = Order.class,
      onFailure =
          @OnFailure(retry = @Retry(attempts = 3, backoff = "PT1S", noRetry = Refused.class)))
  void take(Order order) throws Refused {}
}
