package com.example.shop;

import com.example.base.Counting;
import com.example.base.Reviewing;
import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.CallMode;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Event;
import dev.planwright.FailureAction;
import dev.planwright.Memory;
import dev.planwright.MemoryScope;
import dev.planwright.Named;
import dev.planwright.OnFailure;
import dev.planwright.Provides;
import dev.planwright.Retry;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.Reconciliation;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.runtime.codec.Codec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One of everything. */
public final class Shop {

  private Shop() {}

  record Priced(Message.Order order, Money price) {}

  record Counted(int pieces) {}

  record Packed(int box) {}

  record Labelled(int box) {}

  record Weighed(int box) {}

  record Stocked(int box) {}

  record Round(int rest) {}

  @Event(name = "shop.audited", version = 3, aliases = "audit")
  record Audited(String what) {}

  sealed interface Decision {
    record Ship(String order) implements Decision {}

    record Hold(String order) implements Decision {}

    record Drop(String order) implements Decision {}
  }

  /** What the shop pays with. */
  @Durable
  interface Payments {

    /** Declared by {@link #charge}. */
    final class Refused extends Exception {

      private static final long serialVersionUID = 1L;

      public Refused(String message) {
        super(message);
      }
    }

    String charge(String order, Money price, int calls) throws Refused, IOException;

    void refund(String out);

    int balance();

    @DurableCall(id = "quick-rate", inline = true)
    double rate(String currency);

    CompletionStage<Money> quote(Message.Order order);

    @DurableCall(blocking = true)
    CompletionStage<Void> notify(List<String> raw);

    @DurableCall(mode = CallMode.RECONCILED, reconcile = "findPayout")
    String payOut(String account, long cents);

    Reconciliation<String> findPayout(String account, long cents);

    @DurableCall(
        mode = CallMode.RECONCILED,
        reconcile = "findTransfer",
        aliases = {"send", "wire"},
        retry =
            @Retry(
                attempts = 5,
                backoff = "PT0.2S",
                multiplier = 2,
                maxBackoff = "PT10S",
                jitter = 0.2,
                noRetry = {Refused.class, IllegalArgumentException.class}),
        timeout = "PT30S")
    CompletionStage<Money> transfer(Money money) throws Refused;

    CompletionStage<Reconciliation<Money>> findTransfer(Money money);

    @DurableCall(mode = CallMode.AT_MOST_ONCE, timeout = "PT5S")
    void ring(String door);

    default void refundAll(List<String> orders) {
      orders.forEach(this::refund);
    }

    static String unit() {
      return "cent";
    }
  }

  /** Closed with the worker. */
  static final class Ledger implements AutoCloseable {
    @Override
    public void close() {}
  }

  /** Where everything comes from. */
  static final class Resources {

    private Resources() {}

    @Provides
    static Ledger ledger(AgentConfig config) {
      return new Ledger();
    }

    @Provides
    @Named("front")
    static Supplier<String> front(Ledger ledger) {
      return ledger::toString;
    }

    @Provides
    @Named("back")
    static Supplier<String> back(@Named("front") Supplier<String> front, AgentConfig config)
        throws IOException {
      return front;
    }

    @Provides
    static Payments payments(Ledger ledger) {
      throw new UnsupportedOperationException(ledger.toString());
    }

    @Provides
    static Codec<Money> money() {
      return new MoneyCodec();
    }
  }

  /** The agent. */
  @Agent(
      name = "shop-desk",
      input = Message.class,
      output = Answer.class,
      resources = Resources.class,
      unhandled = Message.Noise.class,
      onFailure = @OnFailure(then = FailureAction.SKIP))
  static final class Desk extends Reviewing<Message.Review, Decision>
      implements Counting<Message.Order, Counted> {

    private final ValueMemory<Money> sum;
    private final ListMemory<List<String>> history;
    private final MapMemory<Message.Level, Message.Tree> trees;
    private final ValueMemory<Integer> seen;
    private final Payments payments;
    private final Supplier<String> back;

    Desk(
        ValueMemory<Money> sum,
        ListMemory<List<String>> history,
        @Memory(name = "forest", aliases = {"wood", "trees"}, ttl = "P30D") MapMemory<Message.Level, Message.Tree> trees,
        @Memory(scope = MemoryScope.SENSORY) ValueMemory<Integer> seen,
        Payments payments,
        @Named("back") Supplier<String> back) {
      this.sum = sum;
      this.history = history;
      this.trees = trees;
      this.seen = seen;
      this.payments = payments;
      this.back = back;
    }

    @Override
    protected Decision judge(Message.Review event) {
      return new Decision.Hold(back.get());
    }

    @Override
    public Counted counted(Message.Order event) {
      return new Counted(event.pieces());
    }

    @Action(on = Message.Order.class)
    CompletionStage<Priced> price(Message.Order order, ActionContext context) {
      context.log().info("price");
      return payments.quote(order).thenApply(price -> new Priced(order, price));
    }

    @Action(
        on = Priced.class,
        aliases = {"send", "deliver"})
    Answer.Shipped ship(Priced priced) {
      sum.set(priced.price());
      return new Answer.Shipped(priced.order().customer(), priced.price());
    }

    @SuppressWarnings("PW176")
    @Action(
        on = Counted.class,
        onFailure =
            @OnFailure(
                retry =
                    @Retry(
                        attempts = 3,
                        backoff = "PT0.5S",
                        multiplier = 2,
                        maxBackoff = "PT1M",
                        jitter = 0.25,
                        noRetry = {IllegalStateException.class, IOException.class}),
                then = FailureAction.DEAD_LETTER))
    List<Packed> pack(Counted counted) throws IOException {
      return Stream.iterate(0, i -> i + 1).limit(counted.pieces()).map(Packed::new).toList();
    }

    @Action(on = Packed.class)
    Labelled label(Packed packed) {
      return new Labelled(packed.box());
    }

    @Action(on = Labelled.class)
    Weighed weigh(Labelled labelled) throws IOException {
      return new Weighed(labelled.box());
    }

    @Action(on = Weighed.class)
    Iterable<Stocked> stock(Weighed weighed) {
      return List.of(new Stocked(weighed.box()));
    }

    @Action(on = Stocked.class)
    Stream<Audited> audit(Stocked stocked, Emitter<Decision> decisions, Emitter<Answer> answers) {
      decisions.emit(new Decision.Drop("box " + stocked.box()));
      answers.emit(Answer.Closed.TODAY);
      return Stream.of(new Audited("one"), new Audited("two"));
    }

    @Action(on = Audited.class)
    void remember(Audited audited, Emitter<Round> rounds, Emitter<Answer.Closed> closed) {
      history.add(List.of(audited.what()));
      rounds.emit(new Round(3));
      closed.emit(Answer.Closed.FOREVER);
    }

    @Action(on = Audited.class)
    CompletionStage<Void> tell(Audited audited) {
      return payments.notify(List.of(audited.what()));
    }

    @Action(on = Round.class)
    Optional<Round> again(Round round) {
      return round.rest() == 0 ? Optional.empty() : Optional.of(new Round(round.rest() - 1));
    }

    @Action(on = {Decision.Ship.class, Decision.Hold.class})
    CompletionStage<Optional<Answer>> settle(Decision decision) {
      return payments.notify(List.of(decision.toString())).thenApply(none -> Optional.empty());
    }

    @Action(on = Decision.Drop.class)
    Checked drop(Decision.Drop drop) throws Payments.Refused, IOException {
      payments.refund(payments.charge(drop.order(), new Money(payments.balance()), 1));
      seen.set(seen.orElse(0) + (int) payments.rate("EUR"));
      return new Checked.Fine(drop.order());
    }

    @Action(on = Checked.class)
    CompletionStage<List<Answer.Rejected>> reject(Checked checked) {
      trees.put(Message.Level.LOW, new Message.Tree("", List.of(), null));
      return payments
          .notify(List.of())
          .thenApply(none -> List.of(new Answer.Rejected(checked.toString())));
    }
  }

  /** Sealed, with one handler for all of its leaves. */
  sealed interface Checked {
    record Fine(String order) implements Checked {}

    record Foul(String order) implements Checked {}
  }
}
