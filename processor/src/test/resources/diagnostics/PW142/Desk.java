package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.List;

@Agent(input = Desk.Order.class, output = Desk.Parcel.class)
final class Desk {
  record Order(String id) {}

  record Parcel(String id) {}

  @Action(on = Order.class)
  List<? extends Parcel> pack(Order order) {
    return List.of(new Parcel(order.id()));
  }
}
