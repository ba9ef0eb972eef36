package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@Agent(input = Desk.Order.class, output = Desk.Receipt.class)
final class Desk {
  record Order(String id) {}

  record Receipt(String id, String terms) {}

  @Action(on = Order.class)
  Receipt take(Order order) throws IOException {
    return new Receipt(order.id(), Files.readString(Path.of("terms.txt")));
  }
}
