package shop.base;

import dev.planwright.Provides;

public final class DeskResources {
  @Provides
  static Clerk clerk() {
    return new Clerk();
  }
}
