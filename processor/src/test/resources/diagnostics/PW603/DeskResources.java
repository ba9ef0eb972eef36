package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  Clerk clerk() {
    return new Clerk();
  }
}

final class Clerk {}
