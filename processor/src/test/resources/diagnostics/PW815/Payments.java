package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;

@Durable
interface Payments {
  String charge(String order);

  @DurableCall(id = "charge-twice")
  default String chargeTwice(String order) {
    return charge(order) + charge(order);
  }
}
