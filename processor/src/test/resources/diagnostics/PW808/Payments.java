package shop;

import dev.planwright.Durable;
import dev.planwright.runtime.Reconciliation;

@Durable
interface Payments {
  String charge(String order);

  Reconciliation<String> findCharge(String order);
}
