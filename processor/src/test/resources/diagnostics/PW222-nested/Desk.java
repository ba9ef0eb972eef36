package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Customer(String name, String country) {}

  record Order(String id, Customer customer) {}

  @Action(on = Order.class, when = "customer.contry == 'US'")
  void take(Order order) {}
}
