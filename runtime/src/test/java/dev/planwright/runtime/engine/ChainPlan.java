package dev.planwright.runtime.engine;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Three chained actions and a counter, as the processor would generate them: what the engine's
 * throughput is measured with.
 */
final class ChainPlan implements AgentPlan<String, Void> {

  private static final long serialVersionUID = 1L;

  record Doubled(String text, long value) {}

  record Weighed(String text, long weight) {}

  /** The agent. */
  static final class Chain {

    private final ValueMemory<Integer> count;

    Chain(ValueMemory<Integer> count) {
      this.count = count;
    }

    Doubled measure(String text) {
      return new Doubled(text, text.length() * 2L);
    }

    Weighed weigh(Doubled doubled) {
      return new Weighed(doubled.text(), doubled.value() + doubled.text().length());
    }

    void count(Weighed weighed) {
      if (weighed.weight() > 0) {
        count.set(count.orElse(0) + 1);
      }
    }
  }

  @Override
  public String name() {
    return "chain";
  }

  @Override
  public String fingerprint() {
    return "chain";
  }

  @Override
  public PlanSpec<String, Void> spec() {
    return new PlanSpec<>(
        "chain",
        "chain",
        String.class,
        Codecs.STRING,
        Void.class,
        null,
        List.of(
            new EventSpec("String", String.class, Codecs.STRING, List.of(0)),
            new EventSpec("Doubled", Doubled.class, null, List.of(1)),
            new EventSpec("Weighed", Weighed.class, null, List.of(2))),
        List.of(
            new ActionSpec("measure", "Chain.measure", FailurePolicy.FAIL),
            new ActionSpec("weigh", "Chain.weigh", FailurePolicy.FAIL),
            new ActionSpec("count", "Chain.count", FailurePolicy.FAIL)),
        List.of(
            new MemorySpec(
                "count", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM, Codecs.INT, null)),
        List.of(),
        Map.of());
  }

  @Override
  public AgentProgram<String> wire(Wiring wiring) {
    return new Program(new Chain(wiring.valueMemory(0)), wiring.turn());
  }

  private static final class Program implements AgentProgram<String> {

    private final Chain agent;
    private final Turn turn;

    Program(Chain agent, Turn turn) {
      this.agent = agent;
      this.turn = turn;
    }

    @Override
    public int eventOf(String input) {
      return 0;
    }

    @Override
    public void invoke(int action, Object event) {
      switch (action) {
        case 0 -> measure((String) event);
        case 1 -> weigh((Doubled) event);
        case 2 -> count((Weighed) event);
        default -> throw turn.noSuchAction(action);
      }
    }

    private void measure(String event) {
      Doubled result = agent.measure(event);
      if (turn.pass(1, result, 1)) {
        weigh(result);
      }
    }

    private void weigh(Doubled event) {
      Weighed result = agent.weigh(event);
      if (turn.pass(2, result, 2)) {
        count(result);
      }
    }

    private void count(Weighed event) {
      agent.count(event);
    }

    @Override
    public void completed(int action, @Nullable Object result) {
      throw turn.noSuchAction(action);
    }
  }
}
