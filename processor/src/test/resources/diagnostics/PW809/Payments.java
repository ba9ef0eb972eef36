package shop;

import dev.planwright.CallMode;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Retry;

@Durable
interface Payments {
  @DurableCall(mode = CallMode.AT_MOST_ONCE, retry = @Retry(attempts = 3, backoff = "PT1S"))
  String charge(String order);
}
