package shop;

import dev.planwright.DurableCall;

interface Payments {
  @DurableCall(id = "charge-card")
  String charge(String order);
}
