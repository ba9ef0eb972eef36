package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static Archive archive() {
    return (id, content) -> {};
  }
}
