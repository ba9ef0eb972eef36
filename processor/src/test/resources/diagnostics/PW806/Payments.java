package shop;

import dev.planwright.CallMode;
import dev.planwright.Durable;
import dev.planwright.DurableCall;

@Durable
interface Payments {
  @DurableCall(mode = CallMode.RECONCILED, reconcile = "wasCharged")
  String charge(String order, int cents);

  boolean wasCharged(String order);
}
