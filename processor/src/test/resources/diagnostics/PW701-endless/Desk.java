package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.List;
import java.util.Optional;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id, Nest<Integer> nest) {}

  record Nest<T>(T value, Optional<Nest<List<T>>> next) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
