package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final ValueMemory<Integer> orders;

  Desk(ValueMemory<Integer> orders) {
    this.orders = orders;
  }

  @Action(on = Order.class)
  void take(Order order) {
    orders.clear();
  }
}
