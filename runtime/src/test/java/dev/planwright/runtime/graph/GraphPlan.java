package dev.planwright.runtime.graph;

import dev.planwright.CallMode;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Graph} as a plan: what the processor would write for it, with a loop where it would
 * write out each action.
 */
final class GraphPlan implements AgentPlan<GraphEvent, String> {

  private static final long serialVersionUID = 1L;

  private final transient Graph graph;
  private final transient Calls calls;
  private transient int hops;
  private transient int passes;

  /**
   * A plan of this graph.
   *
   * @param calls what stands behind the durable calls
   */
  GraphPlan(Graph graph, Calls calls) {
    this.graph = graph;
    this.calls = calls;
  }

  /** What stands behind the durable calls. Called on any thread. */
  interface Calls {

    /** Called on the agent's thread when the call is made: gives what executes it. */
    Callable<Long> toExecute(Answers.Kind kind, long argument, String label);
  }

  /** How many listeners were called right away by {@code hop}. */
  int hops() {
    return hops;
  }

  /** How many listeners were called right away by {@code pass}. */
  int passes() {
    return passes;
  }

  static DurableMethod<Long> method(Answers.Kind kind) {
    return new DurableMethod<>(
        kind.name(),
        kind.name(),
        Codecs.LONG,
        CallMode.AT_LEAST_ONCE,
        false,
        kind.isInline(),
        List.of());
  }

  static String actionId(int action) {
    return "a" + action;
  }

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public String fingerprint() {
    return "graph";
  }

  @Override
  public PlanSpec<GraphEvent, String> spec() {
    return new PlanSpec<>(
        "graph",
        "graph",
        GraphEvent.class,
        GraphEvent.CODEC,
        String.class,
        Codecs.STRING,
        IntStream.range(0, graph.listeners().size()).mapToObj(this::event).toList(),
        IntStream.range(0, graph.actions().size()).mapToObj(this::action).toList(),
        graph.memories(),
        List.of(),
        Map.of());
  }

  private EventSpec event(int type) {
    return new EventSpec(
        "E" + type, GraphEvent.class, GraphEvent.CODEC, graph.listeners().get(type));
  }

  private ActionSpec action(int action) {
    return new ActionSpec(
        actionId(action), "Graph." + actionId(action), graph.actions().get(action).policy());
  }

  @Override
  public AgentProgram<GraphEvent> wire(Wiring wiring) {
    return new Program(wiring.turn(), new EngineWorld(graph, wiring, calls));
  }

  private final class Program implements AgentProgram<GraphEvent> {

    private final Turn turn;
    private final EngineWorld world;
    private final boolean[] mayHop;
    private final boolean[] mayPass;

    Program(Turn turn, EngineWorld world) {
      this.turn = turn;
      this.world = world;
      this.mayHop = new boolean[graph.actions().size()];
      this.mayPass = new boolean[graph.actions().size()];
      for (int action = 0; action < mayHop.length; action++) {
        mayHop[action] = graph.mayHop(action);
        mayPass[action] = graph.mayPass(action);
      }
    }

    @Override
    public int eventOf(GraphEvent input) {
      return input.type();
    }

    @Override
    public void invoke(int action, Object event) {
      world.began(action, (GraphEvent) event);
      GraphEvent result = Body.execute(graph, action, (GraphEvent) event, world);
      if (result == null) {
        return;
      }
      if (!mayHop[action]) {
        turn.emit(result.type(), result);
        return;
      }
      int listener = graph.listeners().get(result.type()).get(0);
      if (mayPass[action]) {
        if (turn.pass(result.type(), result, listener)) {
          passes++;
          invoke(listener, result);
        }
      } else if (turn.hop(result.type(), result, listener)) {
        hops++;
        invoke(listener, result);
      }
    }

    @Override
    public void completed(int action, @Nullable Object result) {
      throw turn.noSuchAction(action);
    }
  }
}
