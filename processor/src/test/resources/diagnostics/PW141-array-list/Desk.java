package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, output = Desk.Parcel.class)
final class Desk {
  record Order(String id) {}

  record Parcel(String id) {}

  @Action(on = Order.class)
  java.util.ArrayList<Parcel> pack(Order order) {
    return new java.util.ArrayList<>();
  }
}
