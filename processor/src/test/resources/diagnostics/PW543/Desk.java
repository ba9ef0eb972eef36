package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Desk.Order.class, output = Desk.Bill.class)
final class Desk {
  record Order(String id) {}

  @Event(name = "shop.Desk$Receipt") record Bill(String id) {}

  @Action(on = Order.class)
  Bill take(Order order) {
    return new Bill(order.id());
  }
}
