package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;

@Durable
interface Payments {
  @DurableCall(blocking = true)
  String charge(String order);
}
