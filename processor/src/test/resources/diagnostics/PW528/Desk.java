package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Desk.Message.class)
final class Desk {
  sealed interface Message {}

  record Order(String id) implements Message {}

  @Action(on = Order.class)
  void take(Order order) {}
}
