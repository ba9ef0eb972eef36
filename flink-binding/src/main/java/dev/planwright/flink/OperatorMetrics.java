package dev.planwright.flink;

import dev.planwright.runtime.engine.EngineMetrics;
import dev.planwright.runtime.engine.EngineMetrics.ActionFigures;
import dev.planwright.runtime.engine.EngineMetrics.OwnFigures;
import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.metrics.LatencyQuantiles;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.store.Journal;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.MetricGroup;

/**
 * The engine's figures as the operator's metrics, named as Flink names its own: {@code num…} counts
 * what happened, everything else is as it is now. Those of an action are in a group of its id,
 * those that the agent counts itself in the group {@code own}.
 */
final class OperatorMetrics {

  private OperatorMetrics() {}

  static void register(
      RunEngine<?, ?> engine, Journal journal, List<ActionSpec> actions, MetricGroup group) {
    EngineMetrics metrics = engine.metrics();
    group.gauge("inFlight", engine::inFlight);
    group.gauge("pending", engine::pending);
    group.gauge("queuedCalls", engine::queuedCalls);
    group.gauge("journalWaitingMillis", journal::waitingMillis);
    counter(group, "numRuns", () -> metrics.snapshot().runs());
    counter(group, "numFailedRuns", () -> metrics.snapshot().failedRuns());
    counter(group, "numDurableHits", () -> metrics.snapshot().replayedCalls());
    counter(group, "numDurableMisses", () -> metrics.snapshot().durableCalls());
    counter(group, "numLeftOverCalls", () -> metrics.snapshot().leftOverCalls());
    histogram(group, "callNanos", metrics::callNanos);
    for (int i = 0; i < actions.size(); i++) {
      action(metrics, i, group.addGroup("action", actions.get(i).id()));
    }
    metrics.onOwnFigures(own(group.addGroup("own")));
  }

  private static void action(EngineMetrics metrics, int action, MetricGroup group) {
    figure(group, "numCompleted", metrics, action, ActionFigures::completed);
    figure(group, "numFailures", metrics, action, ActionFigures::failures);
    figure(group, "numRetries", metrics, action, ActionFigures::retries);
    figure(group, "numCallRetries", metrics, action, ActionFigures::callRetries);
    figure(group, "numSkipped", metrics, action, ActionFigures::skipped);
    figure(group, "numDeadLetters", metrics, action, ActionFigures::deadLetters);
    histogram(group, "callNanos", () -> metrics.callNanos(action));
  }

  private static OwnFigures own(MetricGroup group) {
    return new OwnFigures() {
      @Override
      public void counter(String name, LongSupplier count) {
        OperatorMetrics.counter(group, name, count);
      }

      @Override
      public void distribution(String name, Supplier<LatencyQuantiles> quantiles) {
        histogram(group, name, quantiles);
      }
    };
  }

  private static void figure(
      MetricGroup group,
      String name,
      EngineMetrics metrics,
      int action,
      ToLongFunction<ActionFigures> figure) {
    counter(group, name, () -> figure.applyAsLong(metrics.action(action)));
  }

  private static void counter(MetricGroup group, String name, LongSupplier count) {
    group.counter(name, new EngineCounter(count));
  }

  private static void histogram(
      MetricGroup group, String name, Supplier<LatencyQuantiles> quantiles) {
    group.histogram(name, new EngineHistogram(quantiles));
  }
}
