package shop;

import dev.planwright.Durable;

@Durable
interface Payments {
  Answer charge(String order);
}

final class Answer {}
