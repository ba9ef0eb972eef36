package dev.planwright.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.function.BooleanSupplier;

/** Times and ratios of times. */
final class Figures {

  /** Turns of a series, in which what is compared is measured one after another. */
  static final int TURNS = 5;

  /**
   * Series taken until every ratio has been within its limit once. Whatever else runs on the
   * machine holds up several threads that wait for each other more than one alone, so it can only
   * make a ratio worse.
   */
  private static final int SERIES = 5;

  /**
   * Full runs hold ratios to their limits. Elsewhere the disk and the cores may have other things
   * to do, so that only what has become much slower fails.
   */
  private static final double TOLERANCE = Boolean.getBoolean("planwright.full") ? 1 : 3;

  private Figures() {}

  /** Something that takes time. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * The least of them: where one thread is compared with one thread, what else the machine does
   * adds to either, and the least has the least of it.
   */
  static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  /** How long it takes to wake a thread that waits, in seconds: the median of many times. */
  static double handover() throws Exception {
    int times = 101;
    double[] seconds = new double[times];
    SynchronousQueue<Long> queue = new SynchronousQueue<>();
    Thread other =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < times; i++) {
                  long handedOver = queue.take();
                  seconds[i] = (System.nanoTime() - handedOver) / 1e9;
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    for (int i = 0; i < times; i++) {
      while (other.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      queue.put(System.nanoTime());
    }
    other.join();
    return median(seconds);
  }

  /**
   * Requires ratios to be at most so much, in the best of several series; see {@link #TOLERANCE}.
   *
   * @param series measures all of them once, by name
   */
  static void requireAtMost(Map<String, Double> limits, Callable<Map<String, Double>> series)
      throws Exception {
    requireAtMost(limits, series, () -> false);
  }

  /**
   * Like {@link #requireAtMost(Map, Callable)}, unless the machine is too busy to say anything.
   *
   * @param isVoid whether it was, in every series
   */
  static void requireAtMost(
      Map<String, Double> limits, Callable<Map<String, Double>> series, BooleanSupplier isVoid)
      throws Exception {
    Map<String, Double> best = new TreeMap<>();
    for (int i = 0; i < SERIES && !isWithin(best, limits); i++) {
      series.call().forEach((name, ratio) -> best.merge(name, ratio, Math::min));
    }
    assumeTrue(
        isWithin(best, limits) || !isVoid.getAsBoolean(), "the machine is too busy: " + best);
    limits.forEach(
        (name, limit) ->
            assertThat(best.get(name)).as(name).isLessThanOrEqualTo(limit * TOLERANCE));
  }

  private static boolean isWithin(Map<String, Double> best, Map<String, Double> limits) {
    return limits.entrySet().stream()
        .allMatch(limit -> best.getOrDefault(limit.getKey(), Double.MAX_VALUE) <= limit.getValue());
  }
}
