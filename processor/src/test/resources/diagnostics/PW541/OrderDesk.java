package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(name = "desk", input = Order.class)
final class OrderDesk {
  @Action(on = Order.class)
  void take(Order order) {}
}
