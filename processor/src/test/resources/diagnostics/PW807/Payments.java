package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.runtime.Reconciliation;

@Durable
interface Payments {
  @DurableCall(reconcile = "findCharge")
  String charge(String order);

  Reconciliation<String> findCharge(String order);
}
