package dev.planwright.runtime;

import dev.planwright.CallMode;
import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.Arguments;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Reconciler;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An agent out of lambdas. Inputs, events and outputs are strings; the type of an event is a name,
 * and each input is of type {@code in} unless {@link #inputType} says otherwise. A stage that an
 * action awaits gives out what it completes with.
 */
public final class TestPlan implements AgentPlan<String, String> {

  private static final long serialVersionUID = 1L;

  /** The type of inputs. */
  public static final String IN = "in";

  /** What an action does. */
  @FunctionalInterface
  public interface Body {
    void act(Scope scope) throws Exception;
  }

  /** Something done while the agent is being built. */
  @FunctionalInterface
  public interface Start {
    void start(Wiring wiring) throws Exception;
  }

  private record Act(String id, List<String> aliases, FailurePolicy policy, Body body) {}

  private final transient List<Act> actions = new ArrayList<>();
  private final transient List<String> types = new ArrayList<>(List.of(IN));
  private final transient List<List<Integer>> listeners =
      new ArrayList<>(List.of(new ArrayList<>()));
  private final transient Map<String, List<String>> eventAliases = new HashMap<>();
  private final transient List<MemorySpec> memories = new ArrayList<>();
  private final transient List<Class<?>> resources = new ArrayList<>();
  private transient @Nullable String stageType;
  private transient Start start = wiring -> {};
  private transient Function<String, String> inputType = input -> IN;

  /** A plan whose action takes the input, and fails the run when it throws. */
  public static TestPlan acting(Body body) {
    return acting(FailurePolicy.FAIL, body);
  }

  /** A plan whose action takes the input. */
  public static TestPlan acting(FailurePolicy policy, Body body) {
    return new TestPlan().on(IN, "act", policy, body);
  }

  /** An action for one type of event, which fails the run when it throws. */
  public TestPlan on(String type, String id, Body body) {
    return on(type, id, FailurePolicy.FAIL, body);
  }

  /** An action for one type of event. */
  public TestPlan on(String type, String id, FailurePolicy policy, Body body) {
    listeners.get(typeNumber(type)).add(actions.size());
    actions.add(new Act(id, List.of(), policy, body));
    return this;
  }

  /** Says what the action added last was called earlier. */
  public TestPlan formerly(String... aliases) {
    Act last = actions.remove(actions.size() - 1);
    actions.add(new Act(last.id(), List.of(aliases), last.policy(), last.body()));
    return this;
  }

  /** A type of event that nobody listens to, unless an action is added. */
  public TestPlan event(String type, String... formerNames) {
    typeNumber(type);
    eventAliases.put(type, List.of(formerNames));
    return this;
  }

  /** Says which type of event an input is. */
  public TestPlan inputType(Function<String, String> typeOf) {
    inputType = typeOf;
    return this;
  }

  /** A memory of strings; the kind says which. */
  public TestPlan memory(String name, MemorySpec.Kind kind, MemoryScope scope) {
    memories.add(
        new MemorySpec(
            name, kind, scope, Codecs.STRING, kind == MemorySpec.Kind.MAP ? Codecs.STRING : null));
    return this;
  }

  /** A memory of strings with everything that may be said of one. */
  public TestPlan memory(String name, MemorySpec.Kind kind, Duration ttl, String... formerNames) {
    memories.add(
        new MemorySpec(
            name,
            List.of(formerNames),
            kind,
            MemoryScope.SHORT_TERM,
            ttl,
            Codecs.STRING,
            kind == MemorySpec.Kind.MAP ? Codecs.STRING : null));
    return this;
  }

  /** What a stage completes with is emitted as this type of event, and not given out. */
  public TestPlan stagesEmit(String type) {
    typeNumber(type);
    stageType = type;
    return this;
  }

  /** Runs in place of the agent's constructor. */
  public TestPlan onStart(Start body, Class<?>... resourceTypes) {
    start = body;
    resources.addAll(List.of(resourceTypes));
    return this;
  }

  /** So many attempts, without any wait between them. */
  public static FailurePolicy policy(int attempts, FailureAction then) {
    return policy(attempts, Duration.ZERO, then, List.of());
  }

  /** A policy with a constant back-off. */
  public static FailurePolicy policy(
      int attempts,
      Duration backoff,
      FailureAction then,
      List<Class<? extends Throwable>> noRetry) {
    return new FailurePolicy(attempts, backoff, 1, Duration.ZERO, 0, noRetry, then);
  }

  /** A plain durable method that answers a string. */
  public static DurableMethod<String> method(String id) {
    return method(id, List.of());
  }

  /** A plain durable method that declares exceptions. */
  public static DurableMethod<String> method(String id, List<DurableMethod.Failure> failures) {
    return new DurableMethod<>(
        id, "Service." + id, Codecs.STRING, CallMode.AT_LEAST_ONCE, false, false, failures);
  }

  /** A plain durable method that answers a string, with everything that may be said of one. */
  public static DurableMethod<String> method(
      String id, CallMode mode, RetryPolicy retry, Duration timeout, String... aliases) {
    return new DurableMethod<>(
        id,
        "Service." + id,
        Codecs.STRING,
        mode,
        false,
        false,
        List.of(),
        List.of(aliases),
        retry,
        timeout);
  }

  private int typeNumber(String type) {
    if (!types.contains(type)) {
      types.add(type);
      listeners.add(new ArrayList<>());
    }
    return types.indexOf(type);
  }

  @Override
  public String name() {
    return "test-agent";
  }

  @Override
  public String fingerprint() {
    return "test-agent";
  }

  @Override
  public PlanSpec<String, String> spec() {
    List<EventSpec> events = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      events.add(
          new EventSpec(
              types.get(i),
              eventAliases.getOrDefault(types.get(i), List.of()),
              1,
              String.class,
              Codecs.STRING,
              listeners.get(i)));
    }
    return new PlanSpec<>(
        name(),
        fingerprint(),
        String.class,
        Codecs.STRING,
        String.class,
        Codecs.STRING,
        events,
        actions.stream()
            .map(
                act ->
                    new ActionSpec(act.id(), act.aliases(), "TestAgent." + act.id(), act.policy()))
            .toList(),
        memories,
        resources,
        Map.of(String.class, Codecs.STRING));
  }

  @Override
  public AgentProgram<String> wire(Wiring wiring) throws Exception {
    start.start(wiring);
    return new Program(wiring);
  }

  private final class Program implements AgentProgram<String> {

    private final Wiring wiring;
    private final Map<String, Object> handles = new HashMap<>();

    Program(Wiring wiring) {
      this.wiring = wiring;
      for (int i = 0; i < memories.size(); i++) {
        Object handle =
            switch (memories.get(i).kind()) {
              case VALUE -> wiring.valueMemory(i);
              case LIST -> wiring.listMemory(i);
              case MAP -> wiring.mapMemory(i);
            };
        handles.put(memories.get(i).name(), handle);
      }
    }

    @Override
    public int eventOf(String input) {
      return types.indexOf(inputType.apply(input));
    }

    @Override
    public void invoke(int action, Object event) throws Exception {
      actions.get(action).body().act(new Scope(TestPlan.this, wiring, handles, action, event));
    }

    @Override
    public void completed(int action, @Nullable Object result) {
      if (stageType != null) {
        wiring.turn().emit(types.indexOf(stageType), String.valueOf(result));
      } else if (result != null) {
        wiring.turn().output(String.valueOf(result));
      }
    }
  }

  /** What an action can reach. */
  public static final class Scope {

    private final TestPlan plan;
    private final Wiring wiring;
    private final Map<String, Object> handles;
    private final int action;
    private final String event;

    private Scope(
        TestPlan plan, Wiring wiring, Map<String, Object> handles, int action, Object event) {
      this.plan = plan;
      this.wiring = wiring;
      this.handles = handles;
      this.action = action;
      this.event = (String) event;
    }

    public String event() {
      return event;
    }

    public Turn turn() {
      return wiring.turn();
    }

    public ActionContext context() {
      return wiring.context();
    }

    public void emit(String type, @Nullable String value) {
      turn().emit(plan.types.indexOf(type), value);
    }

    public void output(@Nullable String value) {
      turn().output(value);
    }

    public void await(@Nullable CompletionStage<?> stage) {
      turn().await(stage);
    }

    public Emitter<String> emitter(String type) {
      int number = plan.types.indexOf(type);
      Consumer<String> route = value -> turn().emit(number, value);
      return wiring.emitter(action, number, route);
    }

    @SuppressWarnings("unchecked")
    public ValueMemory<String> value(String name) {
      return (ValueMemory<String>) handles.get(name);
    }

    @SuppressWarnings("unchecked")
    public ListMemory<String> list(String name) {
      return (ListMemory<String>) handles.get(name);
    }

    @SuppressWarnings("unchecked")
    public MapMemory<String, String> map(String name) {
      return (MapMemory<String, String>) handles.get(name);
    }

    /** A plain durable call. */
    public String call(String id, String argument, Callable<String> body) {
      return call(method(id), argument, body);
    }

    /** A plain durable call. */
    public <T> T call(DurableMethod<T> method, String argument, Callable<T> body) {
      return wiring.calls().call(method, arguments(argument), body);
    }

    /** A plain durable call of a method with a reconciler. */
    public <T> T call(
        DurableMethod<T> method, String argument, Callable<T> body, Reconciler<T> reconciler) {
      return wiring.calls().call(method, arguments(argument), body, reconciler);
    }

    /** A durable call that answers a stage. */
    public DurableFuture<String> async(
        DurableMethod<String> method,
        String argument,
        Callable<? extends CompletionStage<String>> body) {
      return DurableFuture.of(wiring.calls().callAsync(method, arguments(argument), body));
    }

    /** A durable call that answers a stage. */
    public DurableFuture<String> async(
        String id, String argument, Callable<? extends CompletionStage<String>> body) {
      return DurableFuture.of(wiring.calls().callAsync(method(id), arguments(argument), body));
    }

    private static Arguments arguments(String argument) {
      return out -> out.writeString(argument);
    }
  }
}
