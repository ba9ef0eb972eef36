package dev.planwright.testkit;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.FailureAction;
import dev.planwright.OnFailure;
import dev.planwright.Provides;
import dev.planwright.Retry;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ValueMemory;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Buys, tries again in a minute, gives up in ten, and reminds in an hour. */
@SuppressWarnings("PW176") // the tests read the dead letters
@Agent(input = Errand.Order.class, output = Errand.Done.class, resources = Errand.Shops.class)
record Errand(Shop shop, ValueMemory<Integer> errands) {

  record Order(String customer, String what) {}

  record Reminder(String what) {}

  record Done(String what, int errands) {}

  /** What is outside. */
  @Durable
  interface Shop {
    @DurableCall(retry = @Retry(attempts = 2, backoff = "PT1M"))
    String buy(String what);

    CompletionStage<String> price(String what);
  }

  static final class Shops {

    private Shops() {}

    @Provides
    static Shop shop() {
      return Script.of(Shop.class).service();
    }
  }

  @Action(
      on = Order.class,
      onFailure =
          @OnFailure(
              retry = @Retry(attempts = 2, backoff = "PT10M"),
              then = FailureAction.DEAD_LETTER))
  Done run(Order order, Emitter<Reminder> reminders) {
    String bought = shop.buy(order.what());
    errands.set(errands.orElse(0) + 1);
    reminders.emitAfter(Duration.ofHours(1), new Reminder(bought));
    return new Done(bought, errands.orElse(0));
  }

  @Action(on = Reminder.class)
  Done remind(Reminder reminder) {
    return new Done("remember " + reminder.what(), errands.orElse(0));
  }
}
