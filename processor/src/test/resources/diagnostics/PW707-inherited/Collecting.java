package shop;

import dev.planwright.Action;
import java.util.ArrayList;
import java.util.List;

abstract class Collecting {
  private final List<String> orders = new ArrayList<>();

  @Action(on = Order.class)
  public void take(Order order) {
    orders.add(order.id());
  }
}
