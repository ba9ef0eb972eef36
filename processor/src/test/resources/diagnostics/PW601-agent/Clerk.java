package shop;

final class Clerk {
  void take(String order) {}
}
