package dev.planwright.runtime.metrics;

import java.util.Arrays;

/** A distribution at one time, to be asked for any quantile. Immutable. */
public final class LatencyQuantiles {

  /** Of no values. */
  public static final LatencyQuantiles NONE = new LatencyQuantiles(new long[0], 0, 0);

  private final long[] counts;
  private final long count;
  private final long sum;
  private final long max;

  /**
   * @param counts by bucket of {@link LatencyHistogram}; not to be changed any more
   */
  LatencyQuantiles(long[] counts, long sum, long max) {
    this.counts = counts;
    this.count = Arrays.stream(counts).sum();
    this.sum = sum;
    this.max = max;
  }

  /** How many values. */
  public long count() {
    return count;
  }

  /** Their mean, 0 if there are none. */
  public double mean() {
    return count == 0 ? 0 : (double) sum / count;
  }

  /** The largest value, 0 if there are none. */
  public long max() {
    return max;
  }

  /** At most one part in 32 above the smallest value; 0 if there are none. */
  public long min() {
    return atRank(1);
  }

  /** The deviation from the mean, as far as buckets show it. */
  public double standardDeviation() {
    double mean = mean();
    double squares = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      double off = LatencyHistogram.highest(bucket) - mean;
      squares += counts[bucket] == 0 ? 0 : counts[bucket] * off * off;
    }
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }

  /**
   * The value that a part of the values do not exceed.
   *
   * @param part from 0 to 1
   */
  public long at(double part) {
    return atRank(Math.max(1, (long) Math.ceil(count * part)));
  }

  private long atRank(long rank) {
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= rank) {
        return Math.min(max, LatencyHistogram.highest(bucket));
      }
    }
    return max;
  }
}
