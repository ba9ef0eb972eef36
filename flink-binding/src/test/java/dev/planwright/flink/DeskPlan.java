package dev.planwright.flink;

import dev.planwright.CallMode;
import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.flink.Desk.Approval;
import dev.planwright.flink.Desk.Chatter;
import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import dev.planwright.flink.Desk.Priced;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The plan of an order desk, written by hand: every kind of memory, a durable call, a dead letter,
 * a leaf that nobody listens to.
 *
 * <p>An order is counted and remembered; of items that begin with {@code call} the price is asked
 * for, of those that begin with {@code later} by a stage; {@code boom} fails the run, {@code
 * poison} becomes a dead letter.
 */
public final class DeskPlan implements AgentPlan<Message, Notice> {

  private static final long serialVersionUID = 1L;

  private static final int ORDER = 0;
  private static final int APPROVAL = 1;
  private static final int CHATTER = 2;
  private static final int PRICED = 3;

  private static final int TAKE = 0;
  private static final int AUDIT = 1;
  private static final int ANNOUNCE = 2;
  private static final int APPROVE = 3;

  private final String fingerprint;
  private final boolean textCount;

  /** As the processor generates it. */
  public DeskPlan() {
    this("desk-1", false);
  }

  private DeskPlan(String fingerprint, boolean textCount) {
    this.fingerprint = fingerprint;
    this.textCount = textCount;
  }

  /** Another version of the plan, with the same memories. */
  static DeskPlan changed() {
    return new DeskPlan("desk-2", false);
  }

  /** Another version of the plan, whose count is of another type. */
  static DeskPlan withTextCount() {
    return new DeskPlan("desk-3", true);
  }

  @Override
  public String name() {
    return "desk";
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public PlanSpec<Message, Notice> spec() {
    return new PlanSpec<>(
        name(),
        fingerprint,
        Message.class,
        Desk.MESSAGE,
        Notice.class,
        Desk.NOTICE,
        List.of(
            event(Order.class, Desk.ORDER, TAKE, AUDIT),
            event(Approval.class, Desk.APPROVAL, APPROVE),
            event(Chatter.class, Desk.CHATTER),
            event(Priced.class, Desk.PRICED, ANNOUNCE)),
        List.of(
            new ActionSpec("take", "Desk.take", FailurePolicy.FAIL),
            new ActionSpec("audit", "Desk.audit", deadLetter()),
            new ActionSpec("announce", "Desk.announce", FailurePolicy.FAIL),
            new ActionSpec("approve", "Desk.approve", FailurePolicy.FAIL)),
        List.of(
            memory("count", MemorySpec.Kind.VALUE, textCount ? Codecs.STRING : Codecs.INT),
            memory("recent", MemorySpec.Kind.LIST, Codecs.STRING),
            new MemorySpec(
                "amounts", MemorySpec.Kind.MAP, MemoryScope.SHORT_TERM, Codecs.INT, Codecs.STRING),
            new MemorySpec("steps", MemorySpec.Kind.VALUE, MemoryScope.SENSORY, Codecs.INT, null)),
        List.of(Prices.class),
        Map.of());
  }

  private static EventSpec event(Class<?> type, Codec<?> codec, Integer... listeners) {
    return new EventSpec(type.getName(), type, codec, List.of(listeners));
  }

  private static MemorySpec memory(String name, MemorySpec.Kind kind, Codec<?> codec) {
    return new MemorySpec(name, kind, MemoryScope.SHORT_TERM, codec, null);
  }

  private static FailurePolicy deadLetter() {
    return new FailurePolicy(
        1, Duration.ZERO, 1, Duration.ZERO, 0, List.of(), FailureAction.DEAD_LETTER);
  }

  @Override
  public AgentProgram<Message> wire(Wiring wiring) throws Exception {
    return new Program(
        wiring.turn(),
        wiring.valueMemory(0),
        wiring.listMemory(1),
        wiring.mapMemory(2),
        wiring.valueMemory(3),
        durable(wiring, wiring.resource(Prices.class, "", config -> new GatedPrices())));
  }

  private static Prices durable(Wiring wiring, Prices raw) {
    DurableMethod<String> price = method("Prices.price");
    DurableMethod<String> priceLater = method("Prices.priceLater");
    return new Prices() {
      @Override
      public String price(String item) {
        return wiring.calls().call(price, out -> out.writeString(item), () -> raw.price(item));
      }

      @Override
      public CompletionStage<String> priceLater(String item) {
        return wiring
            .calls()
            .callAsync(priceLater, out -> out.writeString(item), () -> raw.priceLater(item));
      }
    };
  }

  private static DurableMethod<String> method(String id) {
    return new DurableMethod<>(
        id, id, Codecs.STRING, CallMode.AT_LEAST_ONCE, false, false, List.of());
  }

  private record Program(
      Turn turn,
      ValueMemory<Number> count,
      ListMemory<String> recent,
      MapMemory<String, Integer> amounts,
      ValueMemory<Integer> steps,
      Prices prices)
      implements AgentProgram<Message> {

    @Override
    public int eventOf(Message input) {
      return input instanceof Order ? ORDER : input instanceof Approval ? APPROVAL : CHATTER;
    }

    @Override
    public void invoke(int action, Object event) throws Exception {
      switch (action) {
        case TAKE -> take((Order) event);
        case AUDIT -> audit((Order) event);
        case ANNOUNCE -> announce((Priced) event);
        case APPROVE -> approve((Approval) event);
        default -> throw turn.noSuchAction(action);
      }
    }

    @Override
    public void completed(int action, Object result) {
      if (action != TAKE) {
        throw turn.noSuchAction(action);
      }
      turn.emit(PRICED, result);
    }

    private void take(Order order) throws Exception {
      count.set(count.orElse(0).intValue() + 1);
      recent.add(order.item());
      recent.keepLast(3);
      amounts.put(order.item(), amounts.orElse(order.item(), 0) + order.amount());
      steps.set(1);
      if (order.item().equals("boom")) {
        throw new IllegalStateException("out of stock");
      }
      if (order.item().startsWith("later")) {
        turn.await(prices.priceLater(order.item()).thenApply(price -> new Priced(order, price)));
        return;
      }
      String price = order.item().startsWith("call") ? prices.price(order.item()) : "none";
      turn.emit(PRICED, new Priced(order, price));
    }

    private static void audit(Order order) {
      if (order.item().equals("poison")) {
        throw new IllegalArgumentException("not on the list");
      }
    }

    private void announce(Priced priced) {
      steps.set(steps.orElse(0) + 1);
      turn.output(
          new Notice(
              priced.order().customer(),
              "%s for %s, recent %s, amounts %s, steps %d"
                  .formatted(
                      priced.order().item(),
                      priced.price(),
                      recent.get(),
                      amounts.entries(),
                      steps.orElse(0)),
              count.orElse(0).intValue()));
    }

    private void approve(Approval approval) {
      turn.output(
          new Notice(
              approval.customer(), "approved " + approval.number(), count.orElse(0).intValue()));
    }
  }
}
