package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static Clerk clerk() {
    return new Clerk();
  }

  @Provides
  static Clerk other() {
    return new Clerk();
  }
}

final class Clerk {}
