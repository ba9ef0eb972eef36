package shop;

import dev.planwright.Named;
import dev.planwright.Provides;

final class DeskResources {
  @Provides
  @Named("night")
  static Clerk clerk() {
    return new Clerk();
  }
}

final class Clerk {}
