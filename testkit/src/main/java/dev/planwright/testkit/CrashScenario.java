package dev.planwright.testkit;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Crash everywhere: runs an agent over its inputs once without interruption, then once for each
 * record that it writes and each side of that record. There it is stopped, as if its process had
 * died; another life goes on from what was written. In the end outputs, dead letters, memory and
 * effects must be those of the uninterrupted run, and no call whose result was recorded may have
 * been made again. A key that is held because nobody knows what became of a call declared at most
 * once is left out of the comparison.
 *
 * <p>The agent's results must depend on nothing but its inputs and what its services answer, and
 * the services' answers on nothing but their arguments and the number of the try. Back-offs and
 * timers go by a clock that is faster than the real one. What this cannot show is what a real store
 * does on a real disk.
 *
 * <p>For one thread.
 *
 * @param <I> what the agent takes in
 * @param <O> what it gives out
 */
public final class CrashScenario<I, O> {

  private final AgentPlan<I, O> plan;
  private final List<I> inputs = new ArrayList<>();
  private final Map<Class<?>, Supplier<?>> services = new LinkedHashMap<>();
  private @Nullable Function<? super I, ?> keyedBy;
  private @Nullable Class<?> keyType;
  private @Nullable Function<? super I, @Nullable Instant> eventTime;
  private Function<? super O, ?> comparedBy = output -> output;
  private AgentConfig config = AgentConfig.empty();
  private int mostCrashes = Integer.MAX_VALUE;
  private Supplier<EmbeddedStore> store = EmbeddedStore::inMemory;

  private CrashScenario(AgentPlan<I, O> plan) {
    this.plan = plan;
  }

  /** A scenario for an agent; {@link #keyedBy} and {@link #inputs} must follow. */
  public static <I, O> CrashScenario<I, O> of(AgentPlan<I, O> plan) {
    return new CrashScenario<>(plan);
  }

  /** Whose run an input starts. */
  public CrashScenario<I, O> keyedBy(Function<? super I, ?> key) {
    keyedBy = key;
    return this;
  }

  /** What class the keys are of, where they are enums or records. */
  public CrashScenario<I, O> keyType(Class<?> type) {
    keyType = type;
    return this;
  }

  /** When an input happened. */
  public CrashScenario<I, O> eventTime(Function<? super I, @Nullable Instant> time) {
    eventTime = time;
    return this;
  }

  /** What of an output is compared, where the rest depends on the time of day. */
  public CrashScenario<I, O> comparedBy(Function<? super O, ?> part) {
    comparedBy = part;
    return this;
  }

  /** Settings for providers and actions. */
  public CrashScenario<I, O> config(AgentConfig agentConfig) {
    config = agentConfig;
    return this;
  }

  /** What comes in, in order. */
  public CrashScenario<I, O> inputs(List<? extends I> more) {
    inputs.addAll(more);
    return this;
  }

  /**
   * Takes the place of a resource, and has its calls watched.
   *
   * @param type the resource's interface
   * @param service one that remembers nothing; see {@link #serviceOfEachTrial} for others
   */
  public <T> CrashScenario<I, O> service(Class<T> type, T service) {
    services.put(type, () -> service);
    return this;
  }

  /**
   * Like {@link #service}, for a service that remembers what it did, as one with a reconciler must:
   * each crash happens in a world of its own, in which the service outlives the agent's process.
   */
  public <T> CrashScenario<I, O> serviceOfEachTrial(Class<T> type, Supplier<? extends T> service) {
    services.put(type, service);
    return this;
  }

  /** Crashes at so many points at most, spread evenly, for agents that write many records. */
  public CrashScenario<I, O> mostCrashes(int most) {
    if (most < 2) {
      throw new IllegalArgumentException("at most " + most + " crashes");
    }
    mostCrashes = most;
    return this;
  }

  /** What is written to, instead of the heap; one for each crash. */
  CrashScenario<I, O> store(Supplier<EmbeddedStore> newStore) {
    store = newStore;
    return this;
  }

  /**
   * Runs it all.
   *
   * @return what was done
   * @throws AssertionError at the first crash after which something differs; says where and what
   */
  public CrashReport verify() {
    Function<? super I, ?> key = keyedBy;
    if (key == null) {
      throw new IllegalStateException("say whose run an input starts: .keyedBy(Flight::origin)");
    }
    if (inputs.isEmpty()) {
      throw new IllegalStateException("say what comes in: .inputs(flights)");
    }
    return new CrashTrial<I, O>(
            plan,
            List.copyOf(inputs),
            Map.copyOf(services),
            key,
            keyType,
            eventTime,
            comparedBy,
            config,
            mostCrashes,
            store)
        .verify();
  }
}
