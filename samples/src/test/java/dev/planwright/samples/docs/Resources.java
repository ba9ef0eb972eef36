package dev.planwright.samples.docs;

import dev.planwright.Named;
import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.samples.docs.Carrier.Offer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What {@link OrderDesk} works with. */
final class Resources {

  private Resources() {}

  record Account(String name, Duration patience) {}

  @Provides
  static Account account(AgentConfig config) {
    return new Account(
        config.string("account.name", "shop"),
        config.duration("account.patience", Duration.ofSeconds(10)));
  }

  @Provides
  static Payments payments(Account account) {
    return order -> "%s: %d cents".formatted(account.name(), order.cents());
  }

  @Provides
  @Named("express")
  static Carrier express() {
    return order -> CompletableFuture.completedFuture(new Offer("express", 990));
  }

  @Provides
  @Named("standard")
  static Carrier standard() {
    return order -> CompletableFuture.completedFuture(new Offer("standard", 490));
  }

  @Provides
  static Archive archive() {
    return order -> "shelf " + order;
  }
}
