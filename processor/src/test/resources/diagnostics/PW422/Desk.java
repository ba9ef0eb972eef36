package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Provides;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

@Agent(input = Desk.Order.class, resources = Resources.class)
final class Desk {
  record Order(String id) {}

  private final HttpClient http;

  Desk(HttpClient http) {
    this.http = http;
  }

  @Action(on = Order.class)
  void take(Order order) throws IOException, InterruptedException {
    URI shop = URI.create("http://localhost/" + order.id());
    http.send(HttpRequest.newBuilder(shop).build(), BodyHandlers.discarding());
  }
}

final class Resources {
  private Resources() {}

  @Provides
  static HttpClient http() {
    return HttpClient.newHttpClient();
  }
}
