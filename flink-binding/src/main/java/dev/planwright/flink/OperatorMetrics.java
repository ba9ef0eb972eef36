package dev.planwright.flink;

import dev.planwright.runtime.engine.EngineMetrics;
import dev.planwright.runtime.engine.EngineMetrics.ActionFigures;
import dev.planwright.runtime.engine.RunEngine;
import dev.planwright.runtime.plan.ActionSpec;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** The engine's figures as gauges of the operator, those of an action in a group of its id. */
final class OperatorMetrics {

  private OperatorMetrics() {}

  static void register(RunEngine<?, ?> engine, List<ActionSpec> actions, MetricGroup group) {
    gauge(group, "inFlight", engine::inFlight);
    gauge(group, "pending", engine::pending);
    EngineMetrics metrics = engine.metrics();
    gauge(group, "runs", () -> metrics.snapshot().runs());
    gauge(group, "durableCalls", () -> metrics.snapshot().durableCalls());
    for (ActionSpec action : actions) {
      MetricGroup own = group.addGroup("action", action.id());
      String id = action.id();
      gauge(own, "completed", figure(metrics, id, ActionFigures::completed));
      gauge(own, "failures", figure(metrics, id, ActionFigures::failures));
      gauge(own, "skipped", figure(metrics, id, ActionFigures::skipped));
      gauge(own, "deadLetters", figure(metrics, id, ActionFigures::deadLetters));
    }
  }

  private static Gauge<Long> figure(
      EngineMetrics metrics, String action, ToLongFunction<ActionFigures> figure) {
    return () -> {
      ActionFigures figures = metrics.snapshot().actions().get(action);
      return figures == null ? 0 : figure.applyAsLong(figures);
    };
  }

  private static <N extends Number> void gauge(MetricGroup group, String name, Gauge<N> figure) {
    group.gauge(name, figure);
  }
}
