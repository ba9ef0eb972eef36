package shop;

import dev.planwright.Provides;

final class DeskResources {
  private DeskResources() {}

  @Provides
  static Payments payments() {
    return new DurablePayments();
  }
}
