package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Retry;

final class Shop {
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Durable
  interface Payments {
    @DurableCall(retry = @Retry(attempts = 3, backoff = "PT1S", noRetry = Refused.class))
    void charge(String order);
  }
}
