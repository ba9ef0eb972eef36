package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.OnFailure;
import dev.planwright.Retry;
import java.io.IOException;
import java.sql.SQLException;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  @Action(
      on = Order.class,
      onFailure =
          @OnFailure(
              retry = @Retry(attempts = 3, backoff = "PT1S", noRetry = SQLException.class)))
  void take(Order order) throws IOException {}
}
