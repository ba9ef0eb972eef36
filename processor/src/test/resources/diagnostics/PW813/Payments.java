package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Retry;

@Durable
interface Payments {
  @DurableCall(retry = @Retry(attempts = 5, backoff = "PT1S"))
  String charge(String order);
}
