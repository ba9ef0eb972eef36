package dev.planwright.runtime.metrics;

/**
 * A distribution at one time.
 *
 * @param count how many values
 * @param mean their mean, 0 if there are none
 * @param p50 half of the values are at most this
 * @param p95 95 of 100 values are at most this
 * @param p99 99 of 100 values are at most this
 * @param max the largest value
 */
public record LatencySnapshot(long count, double mean, long p50, long p95, long p99, long max) {

  static LatencySnapshot of(LatencyQuantiles values) {
    return new LatencySnapshot(
        values.count(),
        values.mean(),
        values.at(0.50),
        values.at(0.95),
        values.at(0.99),
        values.max());
  }
}
