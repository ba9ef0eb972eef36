package shop;

import dev.planwright.Durable;

@Durable
interface Payments {
  String charge(String order);

  String charge(String order, int cents);
}
