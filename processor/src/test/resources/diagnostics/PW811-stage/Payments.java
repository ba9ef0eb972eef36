package shop;

import dev.planwright.Durable;
import java.util.concurrent.CompletionStage;

@Durable
interface Payments {
  CompletionStage<?> charge(String order);
}
