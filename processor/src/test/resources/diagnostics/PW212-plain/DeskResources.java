package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static Clerk clerk() {
    return new Clerk();
  }
}

final class Clerk {}
