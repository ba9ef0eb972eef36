package shop;

import dev.planwright.Provides;

final class DeskResources {
  private DeskResources() {}

  @Provides
  static Clerk clerk() throws Throwable {
    return new Clerk();
  }
}
