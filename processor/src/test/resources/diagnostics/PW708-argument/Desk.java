package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
record Desk(Archive archive) {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) {
    archive.keep(order.id(), order.id().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
