package shop;

final class Bank implements Payments {
  @Override
  public void charge(String order) {}
}
