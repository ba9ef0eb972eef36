package shop;

import dev.planwright.Provides;

public final class DeskResources {
  private DeskResources() {}

  @Provides
  static Clerk clerk() {
    return new Clerk();
  }

  @Provides
  static Ledger ledger() {
    return new Ledger();
  }
}

final class Clerk {}

final class Ledger {}
