package dev.planwright.testkit;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.LocalRunnerBuilder;
import dev.planwright.runtime.RunFailedException;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a {@link CrashScenario} says, and how it is verified. */
record CrashTrial<I, O>(
    AgentPlan<I, O> plan,
    List<I> inputs,
    Map<Class<?>, Supplier<?>> services,
    Function<? super I, ?> keyedBy,
    @Nullable Class<?> keyType,
    @Nullable Function<? super I, @Nullable Instant> eventTime,
    Function<? super O, ?> comparedBy,
    AgentConfig config,
    int mostCrashes,
    Supplier<EmbeddedStore> newStore) {

  CrashReport verify() {
    Crash never = Crash.never(watched());
    World uninterrupted = new World();
    uninterrupted.live(never);
    Aftermath expected = uninterrupted.aftermath();
    int records = never.writes();
    int step = Math.max(1, (int) Math.ceil(2.0 * records / mostCrashes));
    int crashes = 0;
    int repeated = 0;
    int ambiguous = 0;
    for (int at = 1; at <= records; at += step) {
      for (boolean after : new boolean[] {false, true}) {
        World world = new World();
        repeated += world.crash(new Crash(watched(), at, after), expected);
        ambiguous += world.left.ambiguousKeys().size();
        crashes++;
      }
    }
    return new CrashReport(plan.name(), records, crashes, repeated, ambiguous);
  }

  private Set<String> watched() {
    return services.keySet().stream().map(Class::getSimpleName).collect(Collectors.toSet());
  }

  /** What outlives the agent's process: its store, its services, and the time of day. */
  private final class World {

    private final EmbeddedStore store = newStore.get();
    private final Aftermath left = new Aftermath();
    private final FastTime time = new FastTime();
    private final Map<Class<?>, Object> alive =
        services.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get()));

    /** Answers how many calls were made again. */
    int crash(Crash crash, Aftermath expected) {
      live(crash);
      live(Crash.never(watched()));
      Aftermath recovered = aftermath();
      int repeated = left.calls().repeated();
      int unrecorded = left.calls().returnedIn(crash) - crash.results();
      if (repeated > unrecorded) {
        throw new AssertionError(
            "%s, crashed %s: %d calls were made again, but only %d had no recorded result"
                .formatted(plan.name(), crash, repeated, unrecorded));
      }
      String difference = recovered.differenceFrom(expected);
      if (difference != null) {
        throw new AssertionError("%s, crashed %s: %s".formatted(plan.name(), crash, difference));
      }
      return repeated;
    }

    Aftermath aftermath() {
      left.readMemory(store, plan.spec(), inputs.stream().<Object>map(keyedBy).distinct().toList());
      return left;
    }

    /** From a start to the end of the input, or to the crash. */
    void live(Crash crash) {
      LocalRunnerBuilder<I, O> builder =
          LocalRunner.of(withServices(crash))
              .keyedBy(keyedBy)
              .config(config)
              .store(new CrashingStore(store, crash))
              .scheduler(time::scheduler)
              .endOfInput(EndOfInput.FIRE)
              .onEachOutput(
                  output -> {
                    if (!crash.hasHappened()) {
                      left.add(
                          output.id(),
                          output.key(),
                          String.valueOf(comparedBy.apply(output.value())));
                    }
                  })
              .onDeadLetter(
                  letter -> {
                    if (!crash.hasHappened()) {
                      left.add(letter);
                    }
                  });
      if (keyType != null) {
        builder.keyType(keyType);
      }
      if (eventTime != null) {
        builder.eventTime(eventTime);
      }
      try (LocalRunner<I, O> runner = builder.start()) {
        for (long p = runner.lastPosition() + 1; p < inputs.size(); p++) {
          runner.submit(p, inputs.get((int) p));
        }
        runner.endInput();
      } catch (RunFailedException failed) {
        if (!crash.hasHappened()) {
          left.addFailures(failed.failures());
        }
      } catch (IllegalStateException stopped) {
        if (!crash.hasHappened()) {
          throw stopped;
        }
      }
      try {
        left.calls().awaitOutside();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while services end", e);
      }
    }

    private AgentPlan<I, O> withServices(Crash crash) {
      AgentPlan<I, O> watched = plan;
      for (Class<?> type : alive.keySet()) {
        watched = with(watched, type, crash);
      }
      return watched;
    }

    private <T> AgentPlan<I, O> with(AgentPlan<I, O> unwatched, Class<T> type, Crash crash) {
      T service = Objects.requireNonNull(type.cast(alive.get(type)));
      T watched = left.calls().watch(type, service, crash);
      return unwatched.with(type, settings -> watched);
    }
  }
}
