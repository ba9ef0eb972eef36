package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.FailureAction;
import dev.planwright.OnFailure;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  @Action(on = Order.class, onFailure = @OnFailure(then = FailureAction.DEAD_LETTER))
  void take(Order order) {}
}
