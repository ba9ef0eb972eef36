package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.Optional;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  record Asked(String id) {}

  record Answered(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}

  @Action(on = Asked.class)
  Optional<Answered> answer(Asked asked) {
    return Optional.empty();
  }

  @Action(on = Answered.class)
  Optional<Asked> ask(Answered answered) {
    return Optional.empty();
  }
}
