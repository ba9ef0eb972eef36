package shop;

import dev.planwright.Durable;
import dev.planwright.DurableCall;
import java.util.concurrent.CompletionStage;

@Durable
interface Payments {
  @DurableCall(inline = true)
  CompletionStage<String> charge(String order);
}
