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

  static LatencySnapshot of(long[] counts, long sum, long max) {
    long count = 0;
    for (long each : counts) {
      count += each;
    }
    return new LatencySnapshot(
        count,
        count == 0 ? 0 : (double) sum / count,
        quantile(counts, count, max, 50),
        quantile(counts, count, max, 95),
        quantile(counts, count, max, 99),
        max);
  }

  /** The smallest bucket bound that at least {@code percent} of the values do not exceed. */
  private static long quantile(long[] counts, long count, long max, int percent) {
    long rank = (long) Math.ceil(count * (percent / 100.0));
    long seen = 0;
    for (int bucket = 0; bucket < counts.length && count > 0; bucket++) {
      seen += counts[bucket];
      if (seen >= rank) {
        return Math.min(max, LatencyHistogram.highest(bucket));
      }
    }
    return max;
  }
}
