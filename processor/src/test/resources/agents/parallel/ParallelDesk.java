package parallel;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.DurableFuture;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asynchronous actions that wait for several calls at once. */
@Agent(input = ParallelDesk.Order.class, output = ParallelDesk.Offer.class, resources = ParallelDesk.Resources.class)
final class ParallelDesk {

  record Order(String item, List<String> shops) {}

  record Priced(String item, List<Integer> prices) {}

  record Offer(String item, int price) {}

  interface Quotes<T> {
    CompletionStage<T> price(String shop, String item);
  }

  @Durable
  interface Prices extends Quotes<Integer> {
    @Override
    CompletionStage<Integer> price(String shop, String item);

    @DurableCall(blocking = true)
    CompletionStage<Void> reserve(String item);
  }

  static final class Resources {
    @Provides
    static Prices prices() {
      return new Prices() {
        @Override
        public CompletionStage<Integer> price(String shop, String item) {
          return CompletableFuture.completedFuture(1);
        }

        @Override
        public CompletionStage<Void> reserve(String item) {
          return CompletableFuture.completedFuture(null);
        }
      };
    }
  }

  private final Prices prices;
  private final AgentConfig config;

  ParallelDesk(Prices prices, AgentConfig config) {
    this.prices = prices;
    this.config = config;
  }

  @Action(on = Order.class)
  CompletionStage<Priced> ask(Order order) {
    List<CompletionStage<Integer>> calls =
        order.shops().stream().map(shop -> prices.price(shop, order.item())).toList();
    return DurableFuture.<Integer>all(calls).thenApply(found -> new Priced(order.item(), found));
  }

  @Action(on = Priced.class)
  CompletionStage<Optional<Offer>> offer(Priced priced) {
    return prices
        .reserve(priced.item())
        .thenApply(nothing -> priced.prices().stream().findFirst().map(p -> new Offer(priced.item(), p)));
  }

  @Action(on = Priced.class)
  CompletionStage<List<Offer>> offers(Priced priced) {
    return DurableFuture.completed(List.of());
  }

  @Action(on = Priced.class)
  CompletionStage<Void> done(Priced priced) {
    config.string("unused", "");
    return DurableFuture.completed(null);
  }
}
