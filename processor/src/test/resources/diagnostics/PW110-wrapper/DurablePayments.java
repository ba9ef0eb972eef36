package shop;

final class DurablePayments implements Payments {
  @Override
  public void charge(String order) {}
}
