package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;

@Agent(input = Desk.Order.class, output = Desk.Parcel.class)
final class Desk {
  record Order(String id) {}

  record Parcel(String id) {}

  @Action(on = Order.class)
  Parcel pack(Order order, Emitter<?> others) {
    return new Parcel(order.id());
  }
}
