package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  record Settled(String id) {}

  @Action(on = Order.class)
  void take(Order order, Emitter<Settled> paid) {}

  @Action(on = Settled.class)
  void book(Settled paid) {}
}
