package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;

@Durable
interface Payments {
  @DurableCall(timeout = "PT0S")
  String charge(String order);
}
