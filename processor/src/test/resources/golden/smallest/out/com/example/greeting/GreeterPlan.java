package com.example.greeting;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * The plan of {@link Greeter}.
 *
 * <pre>{@code
 * flowchart LR
 *   e0(["Name"])
 *   o0[["Greeting"]]
 *   subgraph agent["greeter"]
 *     a0["greet"]
 *   end
 *   e0 --> a0
 *   a0 --> o0
 * }</pre>
 */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "overrides", "rawtypes", "removal", "unchecked"})
public final class GreeterPlan implements AgentPlan<Greeter.Name, Greeter.Greeting> {

  private static final long serialVersionUID = 1L;

  /** A plan is the same wherever it is made. */
  public GreeterPlan() {}

  @Override
  public String name() {
    return "greeter";
  }

  @Override
  public String fingerprint() {
    return "2d73ca06a9ec62eec9be574cf8d5564c";
  }

  @Override
  public String descriptor() {
    return "META-INF/planwright/com.example.greeting.Greeter.json";
  }

  @Override
  public PlanSpec<Greeter.Name, Greeter.Greeting> spec() {
    return Spec.SPEC;
  }

  @Override
  public AgentProgram<Greeter.Name> wire(Wiring wiring) throws Exception {
    Greeter agent = new Greeter();
    return new Program(agent, wiring);
  }

  private static final class Spec {

    static final PlanSpec<Greeter.Name, Greeter.Greeting> SPEC = new PlanSpec<>(
        "greeter",
        "2d73ca06a9ec62eec9be574cf8d5564c",
        Greeter.Name.class, GreeterCodecs.NAME,
        Greeter.Greeting.class, GreeterCodecs.GREETING,
        List.of(
            new EventSpec(
                "com.example.greeting.Greeter$Name",
                Greeter.Name.class,
                GreeterCodecs.NAME,
                List.of(Program.ACTION_GREET))),
        List.of(new ActionSpec("greet", "Greeter.greet", FailurePolicy.FAIL)),
        List.of(),
        List.of(),
        Map.ofEntries(
            Map.entry(Greeter.Name.class, GreeterCodecs.NAME),
            Map.entry(Greeter.Greeting.class, GreeterCodecs.GREETING)));

    private Spec() {}
  }

  private static final class Program implements AgentProgram<Greeter.Name> {

    static final int EVENT_NAME = 0;

    static final int ACTION_GREET = 0;

    private final Greeter agent;
    private final Turn turn;

    Program(Greeter agent, Wiring wiring) {
      this.agent = agent;
      this.turn = wiring.turn();
    }

    @Override
    public int eventOf(Greeter.Name input) {
      return EVENT_NAME;
    }

    @Override
    public void invoke(int action, Object event) throws Exception {
      switch (action) {
        case ACTION_GREET -> greet((Greeter.Name) event);
        default -> throw turn.noSuchAction(action);
      }
    }

    @Override
    public void completed(int action, Object result) {
      throw turn.noSuchAction(action);
    }

    private void greet(Greeter.Name event) {
      turn.output(agent.greet(event));
    }
  }
}
