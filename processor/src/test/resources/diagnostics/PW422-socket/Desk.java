package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.io.IOException;
import java.net.Socket;

@Agent(input = Desk.Order.class)
final class Desk {
  record Order(String id) {}

  @Action(on = Order.class)
  void take(Order order) throws IOException {
    new Socket("localhost", 9).close();
  }
}
