package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Till.Payment.class, resources = DeskResources.class)
record Till(Ledger ledger) {
  record Payment(String id) {}

  @Action(on = Payment.class)
  void take(Payment payment) {}
}
