package shop;

import dev.planwright.CallMode;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.runtime.Reconciliation;

@Durable
interface Payments {
  @DurableCall(mode = CallMode.RECONCILED, reconcile = "findcharge")
  String charge(String order);

  Reconciliation<String> findCharge(String order);
}
