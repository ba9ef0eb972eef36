package shop;

import dev.planwright.Provides;

final class DeskResources {
  @Provides
  static Clerk clerk() {
    return new Clerk();
  }

  @Provides
  static Ledger ledger(Book book) {
    return new Ledger();
  }

  @Provides
  static Book book() {
    return new Book();
  }

  @Provides
  static Scale scale() {
    return new Scale();
  }
}

final class Clerk {}

final class Ledger {}

final class Book {}

final class Scale {}
