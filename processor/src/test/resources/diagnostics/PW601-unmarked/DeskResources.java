package shop;

import dev.planwright.Provides;

final class DeskResources {
  private DeskResources() {}

  static Clerk clerk(Drawer drawer) {
    return new Clerk();
  }

  @Provides
  static Drawer drawer() {
    return new Drawer();
  }

  static final class Drawer {}
}
