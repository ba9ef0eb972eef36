package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  record Packed(String id) {}

  record Packet(String id) {}

  @Action(on = Order.class)
  Packet pack(Order order) {
    return new Packet(order.id());
  }

  @Action(on = Packed.class)
  void send(Packed packed) {}
}
