package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(input = Desk.Order.class, resources = DeskResources.class)
final class Desk {
  record Order(String id) {}

  private final Bank.Payments bank;
  private final Card.Payments card;

  Desk(Bank.Payments bank, Card.Payments card) {
    this.bank = bank;
    this.card = card;
  }

  @Action(on = Order.class)
  void take(Order order) {
    bank.charge(order.id());
    card.charge(order.id());
  }
}
