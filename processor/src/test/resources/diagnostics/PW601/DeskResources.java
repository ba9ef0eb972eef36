package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static Clerk clerk(Ledger ledger) {
    return new Clerk(ledger);
  }
}

record Ledger(String name) {}

record Clerk(Ledger ledger) {}
