package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;

@Durable
interface Payments {
  @DurableCall(reconcile = "find")
  String charge(String order);

  String find(String order);
}
