package dev.planwright.runtime.engine;

import dev.planwright.runtime.AgentMetrics;
import dev.planwright.runtime.metrics.LatencyHistogram;
import dev.planwright.runtime.metrics.LatencyQuantiles;
import dev.planwright.runtime.metrics.LatencySnapshot;
import dev.planwright.runtime.plan.ActionSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one engine has done so far. Written on the agent's thread, read from any: a reader sees each
 * figure as it was at some recent time, not all of them at one time.
 */
public final class EngineMetrics {

  private final List<ActionSpec> actions;
  private final Figure runs = new Figure();
  private final Figure failedRuns = new Figure();
  private final Figure durableCalls = new Figure();
  private final Figure replayedCalls = new Figure();
  private final Figure leftOverCalls = new Figure();
  private final Figure[] retries;
  private final Figure[] callRetries;

  /** By action; null for one that has made no call. */
  private final @Nullable LatencyHistogram[] actionCallNanos;

  private final long[] completed;
  private final Figure[] failures;
  private final Figure[] deadLetters;
  private final Figure[] skipped;
  private final LatencyHistogram callNanos = new LatencyHistogram();
  private final Map<String, Figure> own = new ConcurrentHashMap<>();
  private final Map<String, LatencyHistogram> ownDistributions = new ConcurrentHashMap<>();
  private OwnFigures listener = new OwnFigures() {};

  EngineMetrics(List<ActionSpec> actions) {
    this.actions = actions;
    completed = new long[actions.size()];
    failures = figures(actions.size());
    deadLetters = figures(actions.size());
    skipped = figures(actions.size());
    retries = figures(actions.size());
    callRetries = figures(actions.size());
    actionCallNanos = new LatencyHistogram[actions.size()];
  }

  private static Figure[] figures(int count) {
    Figure[] figures = new Figure[count];
    for (int i = 0; i < count; i++) {
      figures[i] = new Figure();
    }
    return figures;
  }

  void runCommitted() {
    runs.add(1);
  }

  void runFailed() {
    failedRuns.add(1);
  }

  void completed(int action) {
    completed[action]++;
  }

  void failed(int action) {
    failures[action].add(1);
  }

  void deadLettered(int action) {
    deadLetters[action].add(1);
  }

  void skipped(int action) {
    skipped[action].add(1);
  }

  /** The action failed, and is to be attempted again. */
  void retried(int action) {
    retries[action].add(1);
  }

  void callEnded(int action, long nanos) {
    durableCalls.add(1);
    callNanos.record(nanos);
    LatencyHistogram own = actionCallNanos[action];
    if (own == null) {
      own = new LatencyHistogram();
      actionCallNanos[action] = own;
    }
    own.record(nanos);
  }

  /** A call of the action failed, and is to be tried again. */
  void callRetried(int action) {
    callRetries[action].add(1);
  }

  void callsReplayed(int calls) {
    replayedCalls.add(calls);
  }

  void callsLeftOver(int calls) {
    leftOverCalls.add(calls);
  }

  /** The agent's own figures. */
  AgentMetrics own() {
    return new AgentMetrics() {
      @Override
      public void count(String name, long by) {
        own.computeIfAbsent(name, any -> newCounter(name)).add(by);
      }

      @Override
      public void record(String name, long value) {
        ownDistributions.computeIfAbsent(name, any -> newDistribution(name)).record(value);
      }
    };
  }

  private Figure newCounter(String name) {
    Figure counter = new Figure();
    listener.counter(name, counter::get);
    return counter;
  }

  private LatencyHistogram newDistribution(String name) {
    LatencyHistogram distribution = new LatencyHistogram();
    listener.distribution(name, distribution::quantiles);
    return distribution;
  }

  /** Tells of figures of the agent's own as they come up. To be called before the first run. */
  public void onOwnFigures(OwnFigures told) {
    listener = told;
  }

  /** Told, on the agent's thread, of each figure of the agent's own when it is first used. */
  public interface OwnFigures {

    /** A counter: what it counts to may be asked on any thread. */
    default void counter(String name, LongSupplier count) {}

    /** A distribution: how it is may be asked on any thread. */
    default void distribution(String name, Supplier<LatencyQuantiles> quantiles) {}
  }

  /** How long durable calls took, in nanoseconds. */
  public LatencyQuantiles callNanos() {
    return callNanos.quantiles();
  }

  /**
   * How long durable calls of an action took, in nanoseconds.
   *
   * @param action its number in the plan
   */
  public LatencyQuantiles callNanos(int action) {
    LatencyHistogram known = actionCallNanos[action];
    return known == null ? LatencyQuantiles.NONE : known.quantiles();
  }

  /** The figures of an action as they are now. */
  public ActionFigures action(int action) {
    return figuresOf(action);
  }

  /** The figures as they are now. */
  public Snapshot snapshot() {
    return together(List.of(this));
  }

  /** The figures of several engines with the same plan, as one. */
  public static Snapshot together(Collection<EngineMetrics> engines) {
    Map<String, ActionFigures> byAction = new TreeMap<>();
    Map<String, Long> counters = new TreeMap<>();
    Map<String, List<LatencyHistogram>> distributions = new TreeMap<>();
    for (EngineMetrics engine : engines) {
      for (int i = 0; i < engine.actions.size(); i++) {
        byAction.merge(engine.actions.get(i).id(), engine.figuresOf(i), ActionFigures::plus);
      }
      engine.own.forEach((name, figure) -> counters.merge(name, figure.get(), Long::sum));
      engine.ownDistributions.forEach(
          (name, histogram) ->
              distributions.computeIfAbsent(name, any -> new ArrayList<>()).add(histogram));
    }
    Map<String, LatencySnapshot> ownDistributions = new TreeMap<>();
    distributions.forEach(
        (name, histograms) -> ownDistributions.put(name, LatencyHistogram.together(histograms)));
    return new Snapshot(
        engines.stream().mapToLong(engine -> engine.runs.get()).sum(),
        engines.stream().mapToLong(engine -> engine.failedRuns.get()).sum(),
        engines.stream().mapToLong(engine -> engine.durableCalls.get()).sum(),
        engines.stream().mapToLong(engine -> engine.replayedCalls.get()).sum(),
        engines.stream().mapToLong(engine -> engine.leftOverCalls.get()).sum(),
        LatencyHistogram.together(engines.stream().map(engine -> engine.callNanos).toList()),
        byAction,
        counters,
        ownDistributions);
  }

  private ActionFigures figuresOf(int action) {
    return new ActionFigures(
        completed[action],
        failures[action].get(),
        skipped[action].get(),
        deadLetters[action].get(),
        retries[action].get(),
        callRetries[action].get());
  }

  /**
   * The figures of one moment.
   *
   * @param runs committed
   * @param failedRuns failed for good
   * @param durableCalls implementations executed to their end
   * @param replayedCalls recorded outcomes found again after a restart
   * @param leftOverCalls recorded calls that the code of their runs did not make again
   * @param callNanos how long implementations took, in nanoseconds
   * @param actions by id
   * @param counters what the agent counted itself
   * @param distributions what the agent recorded itself
   */
  public record Snapshot(
      long runs,
      long failedRuns,
      long durableCalls,
      long replayedCalls,
      long leftOverCalls,
      LatencySnapshot callNanos,
      Map<String, ActionFigures> actions,
      Map<String, Long> counters,
      Map<String, LatencySnapshot> distributions) {}

  /**
   * The figures of one action.
   *
   * @param completed times it ran to its end
   * @param failures attempts that threw
   * @param skipped times it was given up by {@code SKIP}
   * @param deadLetters times it was given up by {@code DEAD_LETTER}
   * @param retries attempts that failed and were followed by another
   * @param callRetries tries of its durable calls that failed and were followed by another
   */
  public record ActionFigures(
      long completed,
      long failures,
      long skipped,
      long deadLetters,
      long retries,
      long callRetries) {

    ActionFigures plus(ActionFigures other) {
      return new ActionFigures(
          completed + other.completed,
          failures + other.failures,
          skipped + other.skipped,
          deadLetters + other.deadLetters,
          retries + other.retries,
          callRetries + other.callRetries);
    }
  }
}
