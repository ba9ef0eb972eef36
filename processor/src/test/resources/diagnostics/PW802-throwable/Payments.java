package shop;

import dev.planwright.Durable;

@Durable
interface Payments {
  String charge(String order) throws Throwable;
}
