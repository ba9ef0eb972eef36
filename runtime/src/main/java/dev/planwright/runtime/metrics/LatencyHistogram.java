package dev.planwright.runtime.metrics;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A distribution of durations: filled by one thread without locks, read by any.
 *
 * <p>Values are counted in buckets whose width grows with the value, so that a quantile is at most
 * one part in {@value #PARTS} above the true one, from a nanosecond to years, in 15 kilobytes. A
 * snapshot that is taken while values are recorded may miss the latest of them.
 */
public final class LatencyHistogram {

  /*
   * Log-linear buckets, as in G. Tene's HdrHistogram: values below 2·PARTS have a bucket each; above, every power of two
   * is split into PARTS buckets of equal width.
   */

  private static final int PART_BITS = 5;
  private static final int PARTS = 1 << PART_BITS;
  private static final int BUCKETS = (Long.SIZE - PART_BITS) * PARTS;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
  private final AtomicLong sum = new AtomicLong();
  private final AtomicLong max = new AtomicLong();

  /** Nothing counted yet. */
  public LatencyHistogram() {}

  /**
   * Counts a value. For one thread only: others may lose each other's counts.
   *
   * @param value in any unit, the same for all; below zero counts as zero
   */
  public void record(long value) {
    long known = Math.max(0, value);
    int bucket = bucket(known);
    if (known > max.getPlain()) {
      max.setRelease(known);
    }
    sum.setRelease(sum.getPlain() + known);
    counts.setRelease(bucket, counts.getPlain(bucket) + 1);
  }

  /** What has been counted so far. */
  public LatencySnapshot snapshot() {
    return together(List.of(this));
  }

  /** What has been counted so far in all of these, as one distribution. */
  public static LatencySnapshot together(Collection<LatencyHistogram> histograms) {
    long[] counts = new long[BUCKETS];
    long sum = 0;
    long max = 0;
    for (LatencyHistogram histogram : histograms) {
      for (int i = 0; i < BUCKETS; i++) {
        counts[i] += histogram.counts.getAcquire(i);
      }
      sum += histogram.sum.getAcquire();
      max = Math.max(max, histogram.max.getAcquire());
    }
    return LatencySnapshot.of(new LatencyQuantiles(counts, sum, max));
  }

  /** What has been counted so far, to be asked for any quantile. */
  public LatencyQuantiles quantiles() {
    long[] now = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      now[i] = counts.getAcquire(i);
    }
    return new LatencyQuantiles(now, sum.getAcquire(), max.getAcquire());
  }

  static int bucket(long value) {
    if (value < 2 * PARTS) {
      return (int) value;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - PART_BITS;
    return shift * PARTS + (int) (value >>> shift);
  }

  /** The largest value of a bucket. */
  static long highest(int bucket) {
    if (bucket < 2 * PARTS) {
      return bucket;
    }
    int shift = bucket / PARTS - 1;
    long part = PARTS + (long) (bucket % PARTS);
    return ((part + 1) << shift) - 1;
  }
}
