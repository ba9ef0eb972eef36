package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.runtime.Emitter;
import java.util.Optional;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Asked(String id) {}

  record Answered(String id) {}

  record Receipt(String id) {}

  @Action(on = Order.class)
  void take(Order order) {}

  @Action(on = Asked.class)
  Optional<Answered> answer(Asked asked) {
    return Optional.empty();
  }

  @Action(on = Answered.class)
  Optional<Asked> ask(Answered answered, Emitter<Receipt> receipts) {
    return Optional.empty();
  }
}
