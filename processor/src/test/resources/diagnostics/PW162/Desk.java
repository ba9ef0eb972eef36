package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.ActionContext;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  private ActionContext context;

  @Action(on = Order.class)
  void take(Order order, ActionContext context) {
    this.context = context;
  }
}
