package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import java.util.concurrent.CompletableFuture;

@Agent(input = Desk.Order.class, output = Desk.Parcel.class)
final class Desk {
  record Order(String id) {}

  record Parcel(String id) {}

  @Action(on = Order.class)
  CompletableFuture<Parcel> pack(Order order) {
    return CompletableFuture.completedFuture(new Parcel(order.id()));
  }
}
