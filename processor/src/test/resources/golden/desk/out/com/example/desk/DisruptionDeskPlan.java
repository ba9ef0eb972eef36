package com.example.desk;

import dev.planwright.MemoryScope;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.Emitter;
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
import javax.annotation.processing.Generated;

/**
 * The plan of {@link DisruptionDesk}.
 *
 * <pre>{@code
 * flowchart LR
 *   e0(["Flight"])
 *   e1("Disruption")
 *   e2("Storm")
 *   e3("Rebooked")
 *   o0[["Notice"]]
 *   subgraph agent["disruption-desk"]
 *     a0["track"]
 *     a1["rebook"]
 *     a2["announce"]
 *     a3["warn"]
 *   end
 *   e0 --> a0
 *   e1 --> a1
 *   e2 --> a3
 *   e3 --> a2
 *   a0 --> e1
 *   a0 --> e2
 *   a1 --> e3
 *   a2 --> o0
 *   a3 --> o0
 *   agent -. durable .-> d0[("RebookingService")]
 * }</pre>
 */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "overrides", "rawtypes", "removal", "unchecked"})
public final class DisruptionDeskPlan implements AgentPlan<Flight, Notice> {

  private static final long serialVersionUID = 1L;

  /** A plan is the same wherever it is made. */
  public DisruptionDeskPlan() {}

  @Override
  public String name() {
    return "disruption-desk";
  }

  @Override
  public String fingerprint() {
    return "e4737be85f06a4572002541f7146638d";
  }

  @Override
  public String descriptor() {
    return "META-INF/planwright/com.example.desk.DisruptionDesk.json";
  }

  @Override
  public PlanSpec<Flight, Notice> spec() {
    return Spec.SPEC;
  }

  @Override
  public AgentProgram<Flight> wire(Wiring wiring) throws Exception {
    RebookingService rebooking =
        wiring.resource(RebookingService.class, "", config -> DeskResources.rebooking(config));
    DisruptionDesk agent = new DisruptionDesk(
        wiring.listMemory(0),
        wiring.valueMemory(1),
        new DurableRebookingService(
            rebooking,
            wiring.calls(),
            DisruptionDeskCodecs.FLIGHT,
            Codecs.STRING));
    return new Program(agent, wiring);
  }

  private static final class Spec {

    static final PlanSpec<Flight, Notice> SPEC = new PlanSpec<>(
        "disruption-desk",
        "e4737be85f06a4572002541f7146638d",
        Flight.class, DisruptionDeskCodecs.FLIGHT,
        Notice.class, DisruptionDeskCodecs.NOTICE,
        List.of(
            new EventSpec(
                "com.example.desk.Flight",
                Flight.class,
                DisruptionDeskCodecs.FLIGHT,
                List.of(Program.ACTION_TRACK)),
            new EventSpec(
                "com.example.desk.DisruptionDesk$Disruption",
                DisruptionDesk.Disruption.class,
                DisruptionDeskCodecs.DISRUPTION,
                List.of(Program.ACTION_REBOOK)),
            new EventSpec(
                "com.example.desk.DisruptionDesk$Storm",
                DisruptionDesk.Storm.class,
                DisruptionDeskCodecs.STORM,
                List.of(Program.ACTION_WARN)),
            new EventSpec(
                "com.example.desk.DisruptionDesk$Rebooked",
                DisruptionDesk.Rebooked.class,
                DisruptionDeskCodecs.REBOOKED,
                List.of(Program.ACTION_ANNOUNCE))),
        List.of(
            new ActionSpec("track", "DisruptionDesk.track", FailurePolicy.FAIL),
            new ActionSpec("rebook", "DisruptionDesk.rebook", FailurePolicy.FAIL),
            new ActionSpec("announce", "DisruptionDesk.announce", FailurePolicy.FAIL),
            new ActionSpec("warn", "DisruptionDesk.warn", FailurePolicy.FAIL)),
        List.of(
            new MemorySpec(
                "recentDelays",
                MemorySpec.Kind.LIST,
                MemoryScope.SHORT_TERM,
                Codecs.INT,
                null),
            new MemorySpec(
                "sinceStorm",
                MemorySpec.Kind.VALUE,
                MemoryScope.SHORT_TERM,
                Codecs.INT,
                null)),
        List.of(RebookingService.class),
        Map.ofEntries(
            Map.entry(Flight.class, DisruptionDeskCodecs.FLIGHT),
            Map.entry(Notice.class, DisruptionDeskCodecs.NOTICE),
            Map.entry(Notice.Kind.class, DisruptionDeskCodecs.KIND),
            Map.entry(DisruptionDesk.Disruption.class, DisruptionDeskCodecs.DISRUPTION),
            Map.entry(DisruptionDesk.Storm.class, DisruptionDeskCodecs.STORM),
            Map.entry(DisruptionDesk.Rebooked.class, DisruptionDeskCodecs.REBOOKED)));

    private Spec() {}
  }

  private static final class Program implements AgentProgram<Flight> {

    static final int EVENT_FLIGHT = 0;
    static final int EVENT_DISRUPTION = 1;
    static final int EVENT_STORM = 2;
    static final int EVENT_REBOOKED = 3;

    static final int ACTION_TRACK = 0;
    static final int ACTION_REBOOK = 1;
    static final int ACTION_ANNOUNCE = 2;
    static final int ACTION_WARN = 3;

    private final DisruptionDesk agent;
    private final Turn turn;
    private final Emitter<DisruptionDesk.Disruption> trackDisruptions;
    private final Emitter<DisruptionDesk.Storm> trackStorms;

    Program(DisruptionDesk agent, Wiring wiring) {
      this.agent = agent;
      this.turn = wiring.turn();
      this.trackDisruptions = wiring.emitter(
          ACTION_TRACK,
          EVENT_DISRUPTION,
          value -> turn.emit(EVENT_DISRUPTION, value));
      this.trackStorms =
          wiring.emitter(ACTION_TRACK, EVENT_STORM, value -> turn.emit(EVENT_STORM, value));
    }

    @Override
    public int eventOf(Flight input) {
      return EVENT_FLIGHT;
    }

    @Override
    public void invoke(int action, Object event) throws Exception {
      switch (action) {
        case ACTION_TRACK -> track((Flight) event);
        case ACTION_REBOOK -> rebook((DisruptionDesk.Disruption) event);
        case ACTION_ANNOUNCE -> announce((DisruptionDesk.Rebooked) event);
        case ACTION_WARN -> warn((DisruptionDesk.Storm) event);
        default -> throw turn.noSuchAction(action);
      }
    }

    @Override
    public void completed(int action, Object result) {
      throw turn.noSuchAction(action);
    }

    private void track(Flight event) {
      agent.track(event, trackDisruptions, trackStorms);
    }

    private void rebook(DisruptionDesk.Disruption event) {
      DisruptionDesk.Rebooked result = agent.rebook(event);
      if (turn.hop(EVENT_REBOOKED, result, ACTION_ANNOUNCE)) {
        announce(result);
      }
    }

    private void announce(DisruptionDesk.Rebooked event) {
      turn.output(agent.announce(event));
    }

    private void warn(DisruptionDesk.Storm event) {
      turn.output(agent.warn(event));
    }
  }
}
