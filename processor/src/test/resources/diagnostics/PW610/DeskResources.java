package shop;

final class DeskResources {
  static Clerk clerk() {
    return new Clerk();
  }
}

final class Clerk {}
