package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;

@Durable
interface Payments {
  String charge(String order);

  @DurableCall(aliases = "charge")
  String refund(String order);
}
