package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static Payments payments() {
    return order -> "paid " + order;
  }
}
