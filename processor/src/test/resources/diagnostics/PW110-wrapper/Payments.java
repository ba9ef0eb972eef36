package shop;

import dev.planwright.Durable;

@Durable
interface Payments {
  void charge(String order);
}
