package dev.planwright.samples.docs;

import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Retry;
import dev.planwright.samples.docs.Message.Order;

@Durable
interface Payments {

  @DurableCall(retry = @Retry(attempts = 3, backoff = "PT1M"), timeout = "PT30S")
  String charge(Order order);
}
