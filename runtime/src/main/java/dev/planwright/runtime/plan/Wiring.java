package dev.planwright.runtime.plan;

import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ResourceFactory;
import dev.planwright.runtime.ValueMemory;
import java.util.function.Consumer;

/** What a worker gives to the agent that is being built on it. Used once, on the agent's thread. */
public interface Wiring {

  /** The job's settings. */
  AgentConfig config();

  /** Where the agent's actions send what they emit. */
  Turn turn();

  /** The context that actions may take as a parameter. */
  ActionContext context();

  /** Where durable wrappers send their calls. */
  DurableCalls calls();

  /** The value memory with this dense number. */
  <T> ValueMemory<T> valueMemory(int memory);

  /** The list memory with this dense number. */
  <T> ListMemory<T> listMemory(int memory);

  /** The map memory with this dense number. */
  <K, V> MapMemory<K, V> mapMemory(int memory);

  /**
   * An emitter for one action.
   *
   * @param action the only action that may use it
   * @param event the dense number of the event type that timers of this emitter carry, or -1 if it
   *     depends on the value
   * @param route hands a value to {@link Turn#emit} or {@link Turn#output}
   */
  <E> Emitter<E> emitter(int action, int event, Consumer<E> route);

  /**
   * Makes a resource, or takes the one that {@link dev.planwright.runtime.AgentPlan#with} put in
   * its place. Closed with the worker, in reverse order, if it is {@code AutoCloseable}.
   *
   * @param type as declared by the provider
   * @param name what {@code @Named} says, else empty
   * @param provider calls the {@code @Provides} method
   */
  <T> T resource(Class<T> type, String name, ResourceFactory<? extends T> provider)
      throws Exception;

  /** This wiring with another source for one resource type; an override made earlier wins. */
  <T> Wiring with(Class<T> type, ResourceFactory<? extends T> factory);
}
