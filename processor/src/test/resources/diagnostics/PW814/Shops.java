package shop;

import dev.planwright.Durable;
import dev.planwright.Provides;

final class Bank {
  @Durable
  interface Payments {
    String charge(String order);
  }
}

final class Card {
  @Durable
  interface Payments {
    String charge(String order);
  }
}

final class DeskResources {
  @Provides
  static Bank.Payments bank() {
    return order -> "ok";
  }

  @Provides
  static Card.Payments card() {
    return order -> "ok";
  }
}
