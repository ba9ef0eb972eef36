package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static FileClerk clerk() {
    return new FileClerk();
  }
}

interface Clerk {}

final class FileClerk implements Clerk {}
