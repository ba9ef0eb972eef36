package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;

@Durable
interface Payments {
  @DurableCall(timeout = "30s")
  String charge(String order);
}
