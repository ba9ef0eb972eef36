package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.List;
import java.util.Optional;

@Agent(input = Desk.Order.class, output = Desk.Parcel.class)
final class Desk {
  record Order(String id) {}

  record Parcel(String id) {}

  @Action(on = Order.class)
  Optional<List<Parcel>> pack(Order order) {
    return Optional.empty();
  }
}
