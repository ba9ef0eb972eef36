package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ListMemory;
import java.io.InputStream;
import java.util.List;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private final ListMemory<Basket> baskets;

  Desk(ListMemory<Basket> baskets) {
    this.baskets = baskets;
  }

  record Basket(String id, List<Item> items) {}

  record Item(String name, InputStream image) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
