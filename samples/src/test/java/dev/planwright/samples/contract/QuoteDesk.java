package dev.planwright.samples.contract;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Provides;
import dev.planwright.runtime.DurableFuture;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks many carriers at once. */
@Agent(
    input = QuoteDesk.Trip.class,
    output = QuoteDesk.Offer.class,
    resources = QuoteDesk.Resources.class)
final class QuoteDesk {

  record Trip(String route, List<String> carriers) {}

  record Quote(String carrier, int cents) {}

  record Quotes(Trip trip, List<Quote> quotes) {}

  record Offer(String route, Quote best, String seal) {}

  @Durable
  interface Carriers {

    CompletionStage<Quote> quote(String route, String carrier);

    @DurableCall(blocking = true)
    CompletionStage<String> seal(Quote quote);
  }

  static final class Resources {

    private Resources() {}

    @Provides
    static Carriers carriers() {
      return new Carriers() {
        @Override
        public CompletionStage<Quote> quote(String route, String carrier) {
          return CompletableFuture.supplyAsync(
              () -> new Quote(carrier, 100 * route.length() + carrier.length()));
        }

        @Override
        public CompletionStage<String> seal(Quote quote) {
          return CompletableFuture.completedStage("sealed " + quote.carrier());
        }
      };
    }
  }

  private final Carriers carriers;

  QuoteDesk(Carriers carriers) {
    this.carriers = carriers;
  }

  @Action(on = Trip.class)
  CompletionStage<Quotes> ask(Trip trip) {
    List<CompletionStage<Quote>> calls =
        trip.carriers().stream().map(carrier -> carriers.quote(trip.route(), carrier)).toList();
    return DurableFuture.all(calls).thenApply(quotes -> new Quotes(trip, quotes));
  }

  @Action(on = Quotes.class)
  CompletionStage<Optional<Offer>> choose(Quotes quotes) {
    Optional<Quote> best = quotes.quotes().stream().min(Comparator.comparingInt(Quote::cents));
    if (best.isEmpty()) {
      return DurableFuture.completed(Optional.empty());
    }
    return DurableFuture.of(carriers.seal(best.get()))
        .thenApply(seal -> Optional.of(new Offer(quotes.trip().route(), best.get(), seal)));
  }
}
