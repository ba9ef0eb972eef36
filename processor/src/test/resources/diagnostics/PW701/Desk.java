package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ListMemory;
import java.io.InputStream;
import java.util.List;

@Agent(input = Desk.Order.class)
record Desk(ListMemory<Basket> baskets) {
  record Order(String id) {}

  record Basket(String id, List<Item> items) {}

  record Item(String name, InputStream image) {}

  @Action(on = Order.class)
  void take(Order order) {}
}
