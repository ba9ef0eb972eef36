package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  record Checked(String id) {}

  record Doubtful(String id) {}

  @Action(on = Order.class)
  Checked check(Order order) {
    return new Checked(order.id());
  }

  @Action(on = Checked.class)
  Doubtful doubt(Checked checked) {
    return new Doubtful(checked.id());
  }

  @Action(on = Doubtful.class)
  Checked checkAgain(Doubtful doubtful) {
    return new Checked(doubtful.id());
  }
}
