package shop;

import dev.planwright.Durable;

@Durable
interface Payments {
  <T> T charge(String order, Class<T> answer);
}
