package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  record Paid(String id, Status status) {}

  enum Status { OPEN, CLOSED }

  @Action(on = Order.class)
  void take(Order order, Emitter<Paid> paid) {}

  @Action(on = Paid.class)
  void book(Paid paid) {}
}
