package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Shop.Order.class)
final class Shop_Desk {
  @Action(on = Shop.Order.class)
  void take(Shop.Order order) {}
}
