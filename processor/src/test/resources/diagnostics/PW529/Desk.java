package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Desk.Order.class, output = Desk.Answer.class)
final class Desk {
  record Order(String id) {}

  sealed interface Answer {}

  record Receipt(String id) implements Answer {}

  @Action(on = Order.class)
  Receipt take(Order order) {
    return new Receipt(order.id());
  }
}
