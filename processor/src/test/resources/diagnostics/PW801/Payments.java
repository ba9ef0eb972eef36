package shop;

import dev.planwright.Durable;

@Durable
final class Payments {
  String charge(String order) {
    return "ok";
  }
}
