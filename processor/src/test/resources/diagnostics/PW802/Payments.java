package shop;

import dev.planwright.Durable;
import java.util.concurrent.CompletableFuture;

@Durable
interface Payments {
  CompletableFuture<String> charge(String order);
}
