package shop;

import dev.planwright.Durable;

@Durable
interface Payments {
  String charge(String order) throws Refused;

  abstract class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }
}
