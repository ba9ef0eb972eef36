package dev.planwright.flink;

import dev.planwright.flink.cluster.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** A reporter that keeps the last figure of each metric of an operator, all subtasks together. */
public final class LastFigures implements MetricReporter {

  /** For {@link java.util.ServiceLoader}. */
  public static final class Factory implements MetricReporterFactory {
    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return new LastFigures();
    }
  }

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final Map<String, Long> SUMS = new ConcurrentHashMap<>();
  private static final Map<String, Integer> REMOVED = new ConcurrentHashMap<>();

  /** Those of the operator itself, which are removed after those of its groups. */
  private static final List<String> OPERATORS =
      List.of(
          "inFlight",
          "pending",
          "queuedCalls",
          "journalWaitingMillis",
          "numRuns",
          "numFailedRuns",
          "numDurableHits",
          "numDurableMisses",
          "numLeftOverCalls",
          "callNanos");

  private static final Map<String, String> KINDS = new ConcurrentHashMap<>();

  /**
   * Waits until this many subtasks of an operator have told their last figures: a job is over
   * before its tasks are cleared away.
   */
  static void awaitEnd(String operator, int subtasks) throws InterruptedException {
    Await.until(
        "the last figures of " + operator,
        LIMIT,
        () ->
            OPERATORS.stream()
                .allMatch(metric -> REMOVED.getOrDefault(operator + '.' + metric, 0) == subtasks));
  }

  /** The sum over subtasks of a metric, when they ended; null if there is none. */
  static Long of(String operator, String metric) {
    return SUMS.get(operator + '.' + metric);
  }

  /** {@code Counter}, {@code Gauge} or {@code Histogram}. */
  static String kindOf(String operator, String metric) {
    return KINDS.get(operator + '.' + metric);
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {}

  /** When a subtask ends. */
  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    String operator = group.getAllVariables().get("<operator_name>");
    if (operator == null) {
      return;
    }
    String identifier = group.getMetricIdentifier(name);
    int scope = identifier.indexOf('.' + group.getAllVariables().get("<subtask_index>") + '.');
    String key = operator + '.' + identifier.substring(identifier.indexOf('.', scope + 1) + 1);
    if (metric instanceof Counter counter) {
      add(key, "Counter", counter.getCount());
    } else if (metric instanceof Histogram histogram) {
      add(key, "Histogram", histogram.getCount());
    } else if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number) {
      add(key, "Gauge", number.longValue());
    }
  }

  private static void add(String key, String kind, long figure) {
    SUMS.merge(key, figure, Long::sum);
    KINDS.put(key, kind);
    REMOVED.merge(key, 1, Integer::sum);
  }
}
