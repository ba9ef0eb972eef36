package shop;

import dev.planwright.Action;

abstract class Counting {
  private int orders;

  @Action(on = Order.class)
  public Receipt take(Order order) {
    orders++;
    return new Receipt(order.id(), orders);
  }
}
