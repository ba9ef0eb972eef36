package shop;

import dev.planwright.Durable;

@Durable
interface Archive {
  void keep(String id, byte[] content);
}
