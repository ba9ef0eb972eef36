package dev.planwright.runtime.engine;

import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ResourceFactory;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.runtime.plan.DurableCalls;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What one worker gives to its agent, and the resources that it closes when the worker ends. */
final class WorkerWiring<I, O> implements Wiring {

  private final PlanSpec<I, O> spec;
  private final AgentConfig config;
  private final ActionTurn<I, O> turn;
  private final CallDesk<I, O> calls;
  private final RunContext<I, O> context;
  private final TimerEvents timerEvents;
  private final Map<Class<?>, ResourceFactory<?>> overrides = new HashMap<>();
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  WorkerWiring(
      PlanSpec<I, O> spec,
      AgentConfig config,
      ActionTurn<I, O> turn,
      CallDesk<I, O> calls,
      RunContext<I, O> context) {
    this.spec = spec;
    this.config = config;
    this.turn = turn;
    this.calls = calls;
    this.context = context;
    this.timerEvents = new TimerEvents(spec.name(), spec.events());
  }

  @Override
  public AgentConfig config() {
    return config;
  }

  @Override
  public Turn turn() {
    return turn;
  }

  @Override
  public ActionContext context() {
    return context;
  }

  @Override
  public DurableCalls calls() {
    return calls;
  }

  @Override
  public <T> ValueMemory<T> valueMemory(int memory) {
    return new ValueHandle<>(turn, memory, name(memory));
  }

  @Override
  public <T> ListMemory<T> listMemory(int memory) {
    return new ListHandle<>(turn, memory, name(memory));
  }

  @Override
  public <K, V> MapMemory<K, V> mapMemory(int memory) {
    return new MapHandle<>(turn, memory, name(memory));
  }

  private String name(int memory) {
    return spec.memories().get(memory).name();
  }

  @Override
  public <E> Emitter<E> emitter(int action, int event, Consumer<E> route) {
    return new ActionEmitter<>(turn, action, event, timerEvents, route);
  }

  @Override
  public <T> T resource(Class<T> type, String name, ResourceFactory<? extends T> provider)
      throws Exception {
    ResourceFactory<?> factory = overrides.getOrDefault(type, provider);
    Object resource = factory.create(config);
    if (resource == null) {
      throw new NullPointerException(
          "the provider of %s%s returned null"
              .formatted(type.getName(), name.isEmpty() ? "" : " named " + name));
    }
    if (resource instanceof AutoCloseable closeable) {
      resources.addFirst(closeable);
    }
    return type.cast(resource);
  }

  @Override
  public <T> Wiring with(Class<T> type, ResourceFactory<? extends T> factory) {
    overrides.putIfAbsent(type, factory);
    return this;
  }

  /** Closes the resources in reverse order; all of them, whatever one throws. */
  void close() {
    RuntimeException failure = null;
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Exception e) {
        if (failure == null) {
          failure =
              new IllegalStateException(
                  "closing " + resource.getClass().getName() + " failed: " + e.getMessage(), e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    resources.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
