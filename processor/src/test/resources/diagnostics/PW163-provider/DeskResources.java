package shop;

import dev.planwright.Provides;
import dev.planwright.runtime.ValueMemory;

final class DeskResources {
  @Provides
  static Clerk clerk(ValueMemory<Integer> orders) {
    return new Clerk();
  }
}

final class Clerk {}
