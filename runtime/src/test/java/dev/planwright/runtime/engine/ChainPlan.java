package dev.planwright.runtime.engine;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.RecordCodec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import dev.planwright.runtime.engine.ChainPlan.Reading;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Three chained actions and a counter, as the processor would generate them: what the engine's
 * throughput is measured with.
 */
final class ChainPlan implements AgentPlan<Reading, Void> {

  private static final long serialVersionUID = 1L;

  record Reading(String sensor, int celsius) {}

  record Converted(String sensor, double fahrenheit) {}

  record Rated(String sensor, boolean hot) {}

  /** The agent. */
  static final class Chain {

    private final ValueMemory<Integer> hot;

    Chain(ValueMemory<Integer> hot) {
      this.hot = hot;
    }

    Converted convert(Reading reading) {
      return new Converted(reading.sensor(), reading.celsius() * 1.8 + 32);
    }

    Rated rate(Converted converted) {
      return new Rated(converted.sensor(), converted.fahrenheit() > 90);
    }

    void count(Rated rated) {
      if (rated.hot()) {
        hot.set(hot.orElse(0) + 1);
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
  public PlanSpec<Reading, Void> spec() {
    return new PlanSpec<>(
        "chain",
        "chain",
        Reading.class,
        ReadingCodec.INSTANCE,
        Void.class,
        null,
        List.of(
            new EventSpec("Reading", Reading.class, ReadingCodec.INSTANCE, List.of(0)),
            new EventSpec("Converted", Converted.class, null, List.of(1)),
            new EventSpec("Rated", Rated.class, null, List.of(2))),
        List.of(
            new ActionSpec("convert", "Chain.convert", FailurePolicy.FAIL),
            new ActionSpec("rate", "Chain.rate", FailurePolicy.FAIL),
            new ActionSpec("count", "Chain.count", FailurePolicy.FAIL)),
        List.of(
            new MemorySpec("hot", MemorySpec.Kind.VALUE, MemoryScope.SHORT_TERM, Codecs.INT, null)),
        List.of(),
        Map.of());
  }

  @Override
  public AgentProgram<Reading> wire(Wiring wiring) {
    return new Program(new Chain(wiring.valueMemory(0)), wiring.turn());
  }

  private static final class ReadingCodec extends RecordCodec<Reading> {

    static final ReadingCodec INSTANCE = new ReadingCodec();

    private ReadingCodec() {
      super(
          new Schema.Record(
              "Reading",
              1,
              List.of(
                  new Schema.Field("sensor", true, Codecs.STRING::schema),
                  new Schema.Field("celsius", false, Codecs.INT::schema))));
    }

    @Override
    protected void writeFields(Reading value, ValueWriter out) throws IOException {
      out.field(0);
      out.writeNullable(Codecs.STRING, value.sensor());
      out.field(1);
      out.writeInt(value.celsius());
    }

    @Override
    protected Reading readFields(ValueReader in) throws IOException {
      String sensor = "";
      int celsius = 0;
      for (int field = in.nextField(); field != ValueReader.END; field = in.nextField()) {
        if (field == 0) {
          sensor = String.valueOf(in.readNullable(Codecs.STRING));
        } else {
          celsius = in.readInt();
        }
      }
      return new Reading(sensor, celsius);
    }
  }

  private static final class Program implements AgentProgram<Reading> {

    private final Chain agent;
    private final Turn turn;

    Program(Chain agent, Turn turn) {
      this.agent = agent;
      this.turn = turn;
    }

    @Override
    public int eventOf(Reading input) {
      return 0;
    }

    @Override
    public void invoke(int action, Object event) {
      switch (action) {
        case 0 -> convert((Reading) event);
        case 1 -> rate((Converted) event);
        case 2 -> count((Rated) event);
        default -> throw turn.noSuchAction(action);
      }
    }

    private void convert(Reading event) {
      Converted result = agent.convert(event);
      if (turn.pass(1, result, 1)) {
        rate(result);
      }
    }

    private void rate(Converted event) {
      Rated result = agent.rate(event);
      if (turn.pass(2, result, 2)) {
        count(result);
      }
    }

    private void count(Rated event) {
      agent.count(event);
    }

    @Override
    public void completed(int action, @Nullable Object result) {
      throw turn.noSuchAction(action);
    }
  }
}
