package shop;

import dev.planwright.Durable;

@Durable
interface Payments extends Cards, Transfers {}

interface Cards {
  void charge(String order);
}

interface Transfers {
  void charge(String order);
}
