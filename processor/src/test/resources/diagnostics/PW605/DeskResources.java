package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static Clerk clerk(Ledger ledger) {
    return new Clerk();
  }

  @Provides
  static Ledger ledger(Bank bank) {
    return new Ledger();
  }

  @Provides
  static Bank bank(Ledger ledger) {
    return new Bank();
  }
}

final class Clerk {}

final class Ledger {}

final class Bank {}
