package shop.base;

import dev.planwright.Action;

public abstract class Counter {
  @Action(on = shop.Order.class)
  void count(shop.Order order) {}
}
