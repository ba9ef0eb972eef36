package dev.planwright.testkit;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.RunFailedException;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lives of a {@link CrashScenario}. */
final class CrashTrial<I, O> {

  /** So that a back-off of seconds takes milliseconds. */
  private static final int TIMES_FASTER = 200;

  private final AgentPlan<I, O> plan;
  private final List<I> inputs;
  private final Map<Class<?>, Object> services;
  private final Function<? super I, ?> keyedBy;
  private final @Nullable Class<?> keyType;
  private final @Nullable Function<? super I, @Nullable Instant> eventTime;
  private final AgentConfig config;
  private final int everyNth;

  CrashTrial(
      AgentPlan<I, O> plan,
      List<I> inputs,
      Map<Class<?>, Object> services,
      Function<? super I, ?> keyedBy,
      @Nullable Class<?> keyType,
      @Nullable Function<? super I, @Nullable Instant> eventTime,
      AgentConfig config,
      int everyNth) {
    this.plan = plan;
    this.inputs = List.copyOf(inputs);
    this.services = Map.copyOf(services);
    this.keyedBy = keyedBy;
    this.keyType = keyType;
    this.eventTime = eventTime;
    this.config = config;
    this.everyNth = everyNth;
  }

  CrashReport verify() {
    Crash never = new Crash(Crash.NEVER, false);
    Aftermath<O> uninterrupted = new Aftermath<>();
    EmbeddedStore store = EmbeddedStore.inMemory();
    live(store, never, uninterrupted);
    uninterrupted.readMemory(store, plan.spec(), keys());
    int records = never.writes();
    int crashes = 0;
    int repeated = 0;
    for (int at = 1; at <= records; at += everyNth) {
      for (boolean after : new boolean[] {false, true}) {
        repeated += crashAt(new Crash(at, after), uninterrupted);
        crashes++;
      }
    }
    return new CrashReport(plan.name(), records, crashes, repeated);
  }

  private List<Object> keys() {
    return inputs.stream().<Object>map(keyedBy).distinct().toList();
  }

  /** Answers how many calls were made again. */
  private int crashAt(Crash crash, Aftermath<O> uninterrupted) {
    Aftermath<O> recovered = new Aftermath<>();
    EmbeddedStore store = EmbeddedStore.inMemory();
    live(store, crash, recovered);
    int executed = recovered.calls().all().size();
    live(store, new Crash(Crash.NEVER, false), recovered);
    recovered.readMemory(store, plan.spec(), keys());
    int repeated = recovered.repeatedSince(executed);
    int unrecorded = executed - crash.outcomes();
    if (repeated > unrecorded) {
      throw new AssertionError(
          "%s, crashed %s: %d calls were made again, but only %d had no recorded outcome"
              .formatted(plan.name(), crash, repeated, unrecorded));
    }
    String difference = recovered.differenceFrom(uninterrupted);
    if (difference != null) {
      throw new AssertionError("%s, crashed %s: %s".formatted(plan.name(), crash, difference));
    }
    return repeated;
  }

  /** From a start to the end of the input, or to the crash. */
  private void live(EmbeddedStore store, Crash crash, Aftermath<O> aftermath) {
    FastTime time = new FastTime(TIMES_FASTER);
    LocalRunner.Builder<I, O> builder =
        LocalRunner.of(watched(aftermath.calls(), crash))
            .keyedBy(keyedBy)
            .config(config)
            .store(new CrashingStore(store, crash))
            .scheduler(time::scheduler)
            .endOfInput(EndOfInput.FIRE)
            .onEachOutput(
                output -> {
                  if (!crash.hasHappened()) {
                    aftermath.add(output);
                  }
                })
            .onDeadLetter(
                letter -> {
                  if (!crash.hasHappened()) {
                    aftermath.add(letter);
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
        aftermath.addFailures(failed.failures());
      }
    } catch (IllegalStateException stopped) {
      if (!crash.hasHappened()) {
        throw stopped;
      }
    }
  }

  private AgentPlan<I, O> watched(ServiceCalls calls, Crash crash) {
    AgentPlan<I, O> watched = plan;
    for (Map.Entry<Class<?>, Object> service : new HashMap<>(services).entrySet()) {
      watched = watch(watched, service.getKey(), service.getValue(), calls, crash);
    }
    return watched;
  }

  private static <I, O, T> AgentPlan<I, O> watch(
      AgentPlan<I, O> plan, Class<T> type, Object service, ServiceCalls calls, Crash crash) {
    T watched = calls.watch(type, Objects.requireNonNull(type.cast(service)), crash::hasHappened);
    return plan.with(type, settings -> watched);
  }
}
