package shop;

import dev.planwright.Provides;

final class DeskResources {
  private DeskResources() {}

  @Provides
  static Bank bank() {
    return new Bank();
  }
}
