package shop;

import dev.planwright.CallMode;
import dev.planwright.Durable;
import dev.planwright.DurableCall;

@Durable
interface Payments {
  @DurableCall(mode = CallMode.AT_MOST_ONCE)
  String charge(String order);
}
