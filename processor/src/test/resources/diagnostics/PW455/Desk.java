package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.ValueMemory;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(int length) {}

  private final ValueMemory<Integer> count;

  Desk(ValueMemory<Integer> count) {
    this.count = count;
  }

  @Action(on = Order.class)
  Receipt take(Order order, ActionContext context) throws Exception {
    return new Receipt(
        context.durableExecute(
            "count",
            Integer.class,
            () -> {
              count.set(count.orElse(0) + 1);
              return order.id().length();
            }));
  }
}
