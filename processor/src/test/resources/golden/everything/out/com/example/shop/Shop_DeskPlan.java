package com.example.shop;

import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * The plan of {@link Shop.Desk}.
 *
 * <pre>{@code
 * flowchart LR
 *   e0(["Noise"])
 *   e1(["Order"])
 *   e2(["Approval"])
 *   e3(["Refusal"])
 *   e4("Drop")
 *   e5("Hold")
 *   e6("Ship")
 *   e7("Counted")
 *   e8("Priced")
 *   e9("Packed")
 *   e10("Labelled")
 *   e11("Weighed")
 *   e12("Stocked")
 *   e13("Audited")
 *   e14("Round")
 *   e15("Fine")
 *   e16("Foul")
 *   o0[["Closed"]]
 *   o1[["Rejected"]]
 *   o2[["Shipped"]]
 *   subgraph agent["shop-desk"]
 *     a0["review"]
 *     a1["count"]
 *     a2["price"]
 *     a3["ship"]
 *     a4["pack"]
 *     a5["label"]
 *     a6["weigh"]
 *     a7["stock"]
 *     a8["audit"]
 *     a9["remember"]
 *     a10["tell"]
 *     a11["again"]
 *     a12["settle"]
 *     a13["drop"]
 *     a14["reject"]
 *   end
 *   e1 --> a1
 *   e1 --> a2
 *   e2 --> a0
 *   e3 --> a0
 *   e4 --> a13
 *   e5 --> a12
 *   e6 --> a12
 *   e7 --> a4
 *   e8 --> a3
 *   e9 --> a5
 *   e10 --> a6
 *   e11 --> a7
 *   e12 --> a8
 *   e13 --> a9
 *   e13 --> a10
 *   e14 --> a11
 *   e15 --> a14
 *   e16 --> a14
 *   a0 --> e4
 *   a0 --> e5
 *   a0 --> e6
 *   a1 --> e7
 *   a2 --> e8
 *   a3 --> o2
 *   a4 --> e9
 *   a5 --> e10
 *   a6 --> e11
 *   a7 --> e12
 *   a8 --> e13
 *   a8 --> e4
 *   a8 --> e5
 *   a8 --> e6
 *   a8 --> o0
 *   a8 --> o1
 *   a8 --> o2
 *   a9 --> e14
 *   a9 --> o0
 *   a11 --> e14
 *   a12 --> o0
 *   a12 --> o1
 *   a12 --> o2
 *   a13 --> e15
 *   a13 --> e16
 *   a14 --> o1
 *   agent -. durable .-> d0[("Payments")]
 * }</pre>
 */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "overrides", "rawtypes", "removal", "unchecked"})
public final class Shop_DeskPlan implements AgentPlan<Message, Answer> {

  private static final long serialVersionUID = 1L;

  /** A plan is the same wherever it is made. */
  public Shop_DeskPlan() {}

  @Override
  public String name() {
    return "shop-desk";
  }

  @Override
  public String fingerprint() {
    return "ba8189688e8d248275a94cc67d5aa1c3";
  }

  @Override
  public String descriptor() {
    return "META-INF/planwright/com.example.shop.Shop$Desk.json";
  }

  @Override
  public PlanSpec<Message, Answer> spec() {
    return Spec.SPEC;
  }

  @Override
  public AgentProgram<Message> wire(Wiring wiring) throws Exception {
    Shop.Ledger ledger =
        wiring.resource(Shop.Ledger.class, "", config -> Shop.Resources.ledger(config));
    Shop.Payments payments =
        wiring.resource(Shop.Payments.class, "", config -> Shop.Resources.payments(ledger));
    Supplier<String> front =
        wiring.resource(Supplier.class, "front", config -> Shop.Resources.front(ledger));
    Supplier<String> back =
        wiring.resource(Supplier.class, "back", config -> Shop.Resources.back(front, config));
    Shop.Desk agent = new Shop.Desk(
        wiring.valueMemory(0),
        wiring.listMemory(1),
        wiring.mapMemory(2),
        wiring.valueMemory(3),
        new Shop_DurablePayments(
            payments,
            wiring.calls(),
            Shop_DeskCodecs.ORDER,
            Shop_DeskCodecs.MONEY,
            Codecs.DOUBLE,
            Codecs.INT,
            Codecs.LONG,
            Codecs.STRING,
            Shop_DeskCodecs.LIST_OF_STRING),
        back);
    return new Program(agent, wiring);
  }

  private static final class Spec {

    static final PlanSpec<Message, Answer> SPEC = new PlanSpec<>(
        "shop-desk",
        "ba8189688e8d248275a94cc67d5aa1c3",
        Message.class, Shop_DeskCodecs.MESSAGE,
        Answer.class, Shop_DeskCodecs.ANSWER,
        List.of(
            new EventSpec(
                "com.example.shop.Message$Noise",
                Message.Noise.class,
                Shop_DeskCodecs.NOISE,
                List.of()),
            new EventSpec(
                "com.example.shop.Message$Order",
                Message.Order.class,
                Shop_DeskCodecs.ORDER,
                List.of(Program.ACTION_COUNT_EACH, Program.ACTION_PRICE)),
            new EventSpec(
                "com.example.shop.Message$Review$Approval",
                Message.Review.Approval.class,
                Shop_DeskCodecs.APPROVAL,
                List.of(Program.ACTION_REVIEW)),
            new EventSpec(
                "com.example.shop.Message$Review$Refusal",
                Message.Review.Refusal.class,
                Shop_DeskCodecs.REFUSAL,
                List.of(Program.ACTION_REVIEW)),
            new EventSpec(
                "com.example.shop.Shop$Decision$Drop",
                Shop.Decision.Drop.class,
                Shop_DeskCodecs.DROP,
                List.of(Program.ACTION_DROP)),
            new EventSpec(
                "com.example.shop.Shop$Decision$Hold",
                Shop.Decision.Hold.class,
                Shop_DeskCodecs.HOLD,
                List.of(Program.ACTION_SETTLE)),
            new EventSpec(
                "com.example.shop.Shop$Decision$Ship",
                Shop.Decision.Ship.class,
                Shop_DeskCodecs.SHIP,
                List.of(Program.ACTION_SETTLE)),
            new EventSpec(
                "com.example.shop.Shop$Counted",
                Shop.Counted.class,
                Shop_DeskCodecs.COUNTED,
                List.of(Program.ACTION_PACK)),
            new EventSpec(
                "com.example.shop.Shop$Priced",
                Shop.Priced.class,
                Shop_DeskCodecs.PRICED,
                List.of(Program.ACTION_SHIP)),
            new EventSpec(
                "com.example.shop.Shop$Packed",
                Shop.Packed.class,
                Shop_DeskCodecs.PACKED,
                List.of(Program.ACTION_LABEL)),
            new EventSpec(
                "com.example.shop.Shop$Labelled",
                Shop.Labelled.class,
                Shop_DeskCodecs.LABELLED,
                List.of(Program.ACTION_WEIGH)),
            new EventSpec(
                "com.example.shop.Shop$Weighed",
                Shop.Weighed.class,
                Shop_DeskCodecs.WEIGHED,
                List.of(Program.ACTION_STOCK)),
            new EventSpec(
                "com.example.shop.Shop$Stocked",
                Shop.Stocked.class,
                Shop_DeskCodecs.STOCKED,
                List.of(Program.ACTION_AUDIT)),
            new EventSpec(
                "shop.audited",
                List.of("audit"),
                3,
                Shop.Audited.class,
                Shop_DeskCodecs.AUDITED,
                List.of(Program.ACTION_REMEMBER, Program.ACTION_TELL)),
            new EventSpec(
                "com.example.shop.Shop$Round",
                Shop.Round.class,
                Shop_DeskCodecs.ROUND,
                List.of(Program.ACTION_AGAIN)),
            new EventSpec(
                "com.example.shop.Shop$Checked$Fine",
                Shop.Checked.Fine.class,
                Shop_DeskCodecs.FINE,
                List.of(Program.ACTION_REJECT)),
            new EventSpec(
                "com.example.shop.Shop$Checked$Foul",
                Shop.Checked.Foul.class,
                Shop_DeskCodecs.FOUL,
                List.of(Program.ACTION_REJECT))),
        List.of(
            new ActionSpec(
                "review",
                "Desk.review",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "count",
                "Desk.countEach",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "price",
                "Desk.price",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "ship",
                List.of("send", "deliver"),
                "Desk.ship",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "pack",
                "Desk.pack",
                new FailurePolicy(
                    3,
                    Duration.parse("PT0.5S"),
                    2.0,
                    Duration.parse("PT1M"),
                    0.25,
                    List.of(IllegalStateException.class, IOException.class),
                    FailureAction.DEAD_LETTER)),
            new ActionSpec(
                "label",
                "Desk.label",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "weigh",
                "Desk.weigh",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "stock",
                "Desk.stock",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "audit",
                "Desk.audit",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "remember",
                "Desk.remember",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "tell",
                "Desk.tell",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "again",
                "Desk.again",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "settle",
                "Desk.settle",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "drop",
                "Desk.drop",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP)),
            new ActionSpec(
                "reject",
                "Desk.reject",
                new FailurePolicy(RetryPolicy.NONE, FailureAction.SKIP))),
        List.of(
            new MemorySpec(
                "sum",
                MemorySpec.Kind.VALUE,
                MemoryScope.SHORT_TERM,
                Shop_DeskCodecs.MONEY,
                null),
            new MemorySpec(
                "history",
                MemorySpec.Kind.LIST,
                MemoryScope.SHORT_TERM,
                Shop_DeskCodecs.LIST_OF_STRING,
                null),
            new MemorySpec(
                "forest",
                List.of("wood", "trees"),
                MemorySpec.Kind.MAP,
                MemoryScope.SHORT_TERM,
                Duration.parse("PT720H"),
                Shop_DeskCodecs.TREE,
                Shop_DeskCodecs.LEVEL),
            new MemorySpec("seen", MemorySpec.Kind.VALUE, MemoryScope.SENSORY, Codecs.INT, null)),
        List.of(Shop.Ledger.class, Shop.Payments.class, Supplier.class),
        Map.ofEntries(
            Map.entry(Message.Order.class, Shop_DeskCodecs.ORDER),
            Map.entry(Message.Level.class, Shop_DeskCodecs.LEVEL),
            Map.entry(Message.Line.class, Shop_DeskCodecs.LINE),
            Map.entry(Message.Tree.class, Shop_DeskCodecs.TREE),
            Map.entry(Message.Node.class, Shop_DeskCodecs.NODE),
            Map.entry(Message.Node.Fork.class, Shop_DeskCodecs.FORK),
            Map.entry(Message.Node.Leaf.class, Shop_DeskCodecs.LEAF),
            Map.entry(Message.class, Shop_DeskCodecs.MESSAGE),
            Map.entry(Message.Noise.class, Shop_DeskCodecs.NOISE),
            Map.entry(Message.Review.Approval.class, Shop_DeskCodecs.APPROVAL),
            Map.entry(Message.Review.Refusal.class, Shop_DeskCodecs.REFUSAL),
            Map.entry(Answer.class, Shop_DeskCodecs.ANSWER),
            Map.entry(Answer.Closed.class, Shop_DeskCodecs.CLOSED),
            Map.entry(Answer.Rejected.class, Shop_DeskCodecs.REJECTED),
            Map.entry(Answer.Shipped.class, Shop_DeskCodecs.SHIPPED),
            Map.entry(Shop.Counted.class, Shop_DeskCodecs.COUNTED),
            Map.entry(Shop.Decision.Drop.class, Shop_DeskCodecs.DROP),
            Map.entry(Shop.Decision.Hold.class, Shop_DeskCodecs.HOLD),
            Map.entry(Shop.Decision.Ship.class, Shop_DeskCodecs.SHIP),
            Map.entry(Shop.Priced.class, Shop_DeskCodecs.PRICED),
            Map.entry(Shop.Packed.class, Shop_DeskCodecs.PACKED),
            Map.entry(Shop.Labelled.class, Shop_DeskCodecs.LABELLED),
            Map.entry(Shop.Weighed.class, Shop_DeskCodecs.WEIGHED),
            Map.entry(Shop.Stocked.class, Shop_DeskCodecs.STOCKED),
            Map.entry(Shop.Audited.class, Shop_DeskCodecs.AUDITED),
            Map.entry(Shop.Round.class, Shop_DeskCodecs.ROUND),
            Map.entry(Shop.Checked.Fine.class, Shop_DeskCodecs.FINE),
            Map.entry(Shop.Checked.Foul.class, Shop_DeskCodecs.FOUL),
            Map.entry(Money.class, Shop_DeskCodecs.MONEY)));

    private Spec() {}
  }

  private static final class Program implements AgentProgram<Message> {

    static final int EVENT_NOISE = 0;
    static final int EVENT_ORDER = 1;
    static final int EVENT_APPROVAL = 2;
    static final int EVENT_REFUSAL = 3;
    static final int EVENT_DROP = 4;
    static final int EVENT_HOLD = 5;
    static final int EVENT_SHIP = 6;
    static final int EVENT_COUNTED = 7;
    static final int EVENT_PRICED = 8;
    static final int EVENT_PACKED = 9;
    static final int EVENT_LABELLED = 10;
    static final int EVENT_WEIGHED = 11;
    static final int EVENT_STOCKED = 12;
    static final int EVENT_AUDITED = 13;
    static final int EVENT_ROUND = 14;
    static final int EVENT_FINE = 15;
    static final int EVENT_FOUL = 16;

    static final int ACTION_REVIEW = 0;
    static final int ACTION_COUNT_EACH = 1;
    static final int ACTION_PRICE = 2;
    static final int ACTION_SHIP = 3;
    static final int ACTION_PACK = 4;
    static final int ACTION_LABEL = 5;
    static final int ACTION_WEIGH = 6;
    static final int ACTION_STOCK = 7;
    static final int ACTION_AUDIT = 8;
    static final int ACTION_REMEMBER = 9;
    static final int ACTION_TELL = 10;
    static final int ACTION_AGAIN = 11;
    static final int ACTION_SETTLE = 12;
    static final int ACTION_DROP = 13;
    static final int ACTION_REJECT = 14;

    private final Shop.Desk agent;
    private final Turn turn;
    private final ActionContext context;
    private final Emitter<Shop.Decision> auditDecisions;
    private final Emitter<Answer> auditAnswers;
    private final Emitter<Shop.Round> rememberRounds;
    private final Emitter<Answer.Closed> rememberClosed;

    Program(Shop.Desk agent, Wiring wiring) {
      this.agent = agent;
      this.turn = wiring.turn();
      this.context = wiring.context();
      this.auditDecisions = wiring.emitter(ACTION_AUDIT, -1, this::routeDecision);
      this.auditAnswers = wiring.emitter(ACTION_AUDIT, -1, value -> turn.output(value));
      this.rememberRounds =
          wiring.emitter(ACTION_REMEMBER, EVENT_ROUND, value -> turn.emit(EVENT_ROUND, value));
      this.rememberClosed = wiring.emitter(ACTION_REMEMBER, -1, value -> turn.output(value));
    }

    @Override
    public int eventOf(Message input) {
      if (input instanceof Message.Noise) {
        return EVENT_NOISE;
      }
      if (input instanceof Message.Order) {
        return EVENT_ORDER;
      }
      if (input instanceof Message.Review.Approval) {
        return EVENT_APPROVAL;
      }
      if (input instanceof Message.Review.Refusal) {
        return EVENT_REFUSAL;
      }
      throw turn.unknownLeaf(input);
    }

    @Override
    public void invoke(int action, Object event) throws Exception {
      switch (action) {
        case ACTION_REVIEW -> review((Message.Review) event);
        case ACTION_COUNT_EACH -> countEach((Message.Order) event);
        case ACTION_PRICE -> price((Message.Order) event);
        case ACTION_SHIP -> ship((Shop.Priced) event);
        case ACTION_PACK -> pack((Shop.Counted) event);
        case ACTION_LABEL -> label((Shop.Packed) event);
        case ACTION_WEIGH -> weigh((Shop.Labelled) event);
        case ACTION_STOCK -> stock((Shop.Weighed) event);
        case ACTION_AUDIT -> audit((Shop.Stocked) event);
        case ACTION_REMEMBER -> remember((Shop.Audited) event);
        case ACTION_TELL -> tell((Shop.Audited) event);
        case ACTION_AGAIN -> again((Shop.Round) event);
        case ACTION_SETTLE -> settle((Shop.Decision) event);
        case ACTION_DROP -> drop((Shop.Decision.Drop) event);
        case ACTION_REJECT -> reject((Shop.Checked) event);
        default -> throw turn.noSuchAction(action);
      }
    }

    @Override
    public void completed(int action, Object result) {
      switch (action) {
        case ACTION_PRICE -> turn.emit(EVENT_PRICED, result);
        case ACTION_TELL -> {}
        case ACTION_SETTLE -> {
          if (result == null) {
            throw turn.nullResult();
          }
          ((Optional<?>) result).ifPresent(value -> turn.output(value));
        }
        case ACTION_REJECT -> {
          if (result == null) {
            throw turn.nullResult();
          }
          for (Object value : (List<?>) result) {
            turn.output(value);
          }
        }
        default -> throw turn.noSuchAction(action);
      }
    }

    private void review(Message.Review event) throws Exception {
      Shop.Decision result = agent.review(event);
      if (result instanceof Shop.Decision.Drop leaf) {
        if (turn.hop(EVENT_DROP, leaf, ACTION_DROP)) {
          drop(leaf);
        }
      } else if (result instanceof Shop.Decision.Hold leaf) {
        if (turn.hop(EVENT_HOLD, leaf, ACTION_SETTLE)) {
          settle(leaf);
        }
      } else if (result instanceof Shop.Decision.Ship leaf) {
        if (turn.hop(EVENT_SHIP, leaf, ACTION_SETTLE)) {
          settle(leaf);
        }
      } else {
        routeDecision(result);
      }
    }

    private void countEach(Message.Order event) {
      Optional<Shop.Counted> result = agent.countEach(event);
      if (result == null) {
        throw turn.nullResult();
      }
      result.ifPresent(value -> turn.emit(EVENT_COUNTED, value));
    }

    private void price(Message.Order event) {
      turn.await(agent.price(event, context));
    }

    private void ship(Shop.Priced event) {
      turn.output(agent.ship(event));
    }

    private void pack(Shop.Counted event) throws Exception {
      List<Shop.Packed> result = agent.pack(event);
      if (result == null) {
        throw turn.nullResult();
      }
      for (Shop.Packed value : result) {
        turn.emit(EVENT_PACKED, value);
      }
    }

    private void label(Shop.Packed event) throws Exception {
      Shop.Labelled result = agent.label(event);
      if (turn.hop(EVENT_LABELLED, result, ACTION_WEIGH)) {
        weigh(result);
      }
    }

    private void weigh(Shop.Labelled event) throws Exception {
      Shop.Weighed result = agent.weigh(event);
      if (turn.hop(EVENT_WEIGHED, result, ACTION_STOCK)) {
        stock(result);
      }
    }

    private void stock(Shop.Weighed event) {
      Iterable<Shop.Stocked> result = agent.stock(event);
      if (result == null) {
        throw turn.nullResult();
      }
      for (Shop.Stocked value : result) {
        turn.emit(EVENT_STOCKED, value);
      }
    }

    private void audit(Shop.Stocked event) {
      try (Stream<Shop.Audited> result = agent.audit(event, auditDecisions, auditAnswers)) {
        if (result == null) {
          throw turn.nullResult();
        }
        result.sequential().forEachOrdered(value -> turn.emit(EVENT_AUDITED, value));
      }
    }

    private void remember(Shop.Audited event) {
      agent.remember(event, rememberRounds, rememberClosed);
    }

    private void tell(Shop.Audited event) {
      turn.await(agent.tell(event));
    }

    private void again(Shop.Round event) {
      Optional<Shop.Round> result = agent.again(event);
      if (result == null) {
        throw turn.nullResult();
      }
      result.ifPresent(value -> turn.emit(EVENT_ROUND, value));
    }

    private void settle(Shop.Decision event) {
      turn.await(agent.settle(event));
    }

    private void drop(Shop.Decision.Drop event) throws Exception {
      Shop.Checked result = agent.drop(event);
      if (result instanceof Shop.Checked.Fine leaf) {
        if (turn.hop(EVENT_FINE, leaf, ACTION_REJECT)) {
          reject(leaf);
        }
      } else if (result instanceof Shop.Checked.Foul leaf) {
        if (turn.hop(EVENT_FOUL, leaf, ACTION_REJECT)) {
          reject(leaf);
        }
      } else {
        routeChecked(result);
      }
    }

    private void reject(Shop.Checked event) {
      turn.await(agent.reject(event));
    }

    private void routeDecision(Object value) {
      if (value instanceof Shop.Decision.Drop) {
        turn.emit(EVENT_DROP, value);
      } else if (value instanceof Shop.Decision.Hold) {
        turn.emit(EVENT_HOLD, value);
      } else if (value instanceof Shop.Decision.Ship) {
        turn.emit(EVENT_SHIP, value);
      } else {
        throw value == null ? turn.nullResult() : turn.unknownLeaf(value);
      }
    }

    private void routeChecked(Object value) {
      if (value instanceof Shop.Checked.Fine) {
        turn.emit(EVENT_FINE, value);
      } else if (value instanceof Shop.Checked.Foul) {
        turn.emit(EVENT_FOUL, value);
      } else {
        throw value == null ? turn.nullResult() : turn.unknownLeaf(value);
      }
    }
  }
}
