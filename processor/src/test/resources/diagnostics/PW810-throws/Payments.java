package shop;

import dev.planwright.Durable;
import java.io.IOException;

@Durable
interface Payments {
  String charge(String order) throws Refused;

  final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) throws IOException {
      super(message);
    }
  }
}
