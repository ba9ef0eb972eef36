package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static void connect() {}
}
