package dev.planwright.samples.docs;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.FailureAction;
import dev.planwright.Memory;
import dev.planwright.MemoryScope;
import dev.planwright.Named;
import dev.planwright.OnFailure;
import dev.planwright.Retry;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.samples.docs.Carrier.Offer;
import dev.planwright.samples.docs.Message.Cancellation;
import dev.planwright.samples.docs.Message.Order;
import dev.planwright.samples.docs.Message.Question;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A little of everything that an agent can have. */
@Agent(
    name = "order-desk",
    input = Message.class,
    output = Notice.class,
    resources = Resources.class,
    unhandled = Question.class)
record OrderDesk(
    Payments payments,
    @Named("express") Carrier express,
    @Named("standard") Carrier standard,
    Archive archive,
    ValueMemory<Integer> purchases,
    @Memory(name = "open-orders", aliases = "orders", ttl = "P30D") MapMemory<String, Order> open,
    @Memory(scope = MemoryScope.SENSORY) ListMemory<String> remarks) {

  record Paid(Order order, String confirmation) {}

  record Planned(Order order, Offer offer) {}

  record Reminder(String order) {}

  @Action(on = Order.class, when = "cents > 0 && customer != 'test'")
  Paid pay(Order order) {
    open.put(order.id(), order);
    purchases.set(purchases.orElse(0) + 1);
    if (purchases.orElse(0) == 1) {
      remarks.add("welcome, ");
    }
    return new Paid(order, payments.charge(order));
  }

  @SuppressWarnings("PW813") // it calls carriers, which are not tried again; no payments
  @Action(
      id = "plan",
      aliases = "ask-carriers",
      on = Paid.class,
      onFailure =
          @OnFailure(
              retry =
                  @Retry(
                      attempts = 5,
                      backoff = "PT1S",
                      multiplier = 2,
                      maxBackoff = "PT1M",
                      jitter = 0.2,
                      noRetry = IllegalArgumentException.class),
              then = FailureAction.SKIP))
  CompletionStage<Planned> plan(Paid paid) {
    Order order = paid.order();
    return DurableFuture.all(List.of(express.offer(order), standard.offer(order)))
        .withTimeout(Duration.ofMinutes(5))
        .thenApply(offers -> new Planned(order, cheapest(offers)));
  }

  @Action(on = Planned.class)
  void confirm(Planned planned, Emitter<Notice> notices, Emitter<Reminder> reminders) {
    Order order = planned.order();
    String text = "%s comes by %s".formatted(order.id(), planned.offer().carrier());
    notices.emit(new Notice(order.customer(), String.join("", remarks.get()) + text));
    reminders.emitAfter(Duration.ofDays(3), new Reminder(order.id()));
  }

  @Action(on = Reminder.class)
  Optional<Notice> remind(Reminder reminder, ActionContext context) {
    Order order = open.get(reminder.order());
    return order == null
        ? Optional.empty()
        : Optional.of(new Notice(context.key(String.class), "did %s come?".formatted(order.id())));
  }

  @Action(on = Cancellation.class)
  Notice cancel(Cancellation cancellation, ActionContext context) throws Exception {
    String id = cancellation.order();
    open.remove(id);
    context.cancelTimers(Reminder.class);
    context.metrics().count("cancellations", 1);
    context.log().info("{} is cancelled", id);
    String place = context.durableExecute("file-" + id, String.class, () -> archive.file(id));
    return new Notice(cancellation.customer(), "%s is cancelled: %s".formatted(id, place));
  }

  private static Offer cheapest(List<Offer> offers) {
    return Collections.min(offers, Comparator.comparingLong(Offer::cents));
  }
}
