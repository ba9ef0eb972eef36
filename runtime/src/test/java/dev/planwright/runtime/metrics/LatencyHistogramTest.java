package dev.planwright.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

  @Test
  void snapshot_nothingRecorded_isZero() {
    assertThat(new LatencyHistogram().snapshot()).isEqualTo(new LatencySnapshot(0, 0, 0, 0, 0, 0));
  }

  @Test
  void snapshot_oneToHundred_hasExactQuantiles() {
    LatencyHistogram histogram = new LatencyHistogram();
    LongStream.rangeClosed(1, 50).forEach(histogram::record);
    assertThat(histogram.snapshot()).isEqualTo(new LatencySnapshot(50, 25.5, 25, 48, 50, 50));
  }

  @Test
  void record_negative_countsAsZero() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.record(-5);
    assertThat(histogram.snapshot()).isEqualTo(new LatencySnapshot(1, 0, 0, 0, 0, 0));
  }

  @Test
  void record_largest_isCounted() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.record(Long.MAX_VALUE);
    assertThat(histogram.snapshot().p50()).isEqualTo(Long.MAX_VALUE);
    assertThat(histogram.snapshot().max()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void buckets_anyValue_holdItWithinTheirBounds() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong() >>> random.nextInt(1, 63);
      int bucket = LatencyHistogram.bucket(value);
      assertThat(LatencyHistogram.highest(bucket)).isGreaterThanOrEqualTo(value);
      if (bucket > 0) {
        assertThat(LatencyHistogram.highest(bucket - 1)).isLessThan(value);
      }
    }
  }

  @Test
  void snapshot_manyValues_isWithinOnePartInThirtyTwo() {
    SplittableRandom random = new SplittableRandom(11);
    long[] values =
        LongStream.generate(() -> 1 + (random.nextLong() >>> random.nextInt(24, 50)))
            .limit(20_000)
            .toArray();
    LatencyHistogram histogram = new LatencyHistogram();
    Arrays.stream(values).forEach(histogram::record);
    Arrays.sort(values);
    LatencySnapshot snapshot = histogram.snapshot();
    assertThat(snapshot.max()).isEqualTo(values[19_999]);
    assertClose(snapshot.p50(), values[9_999]);
    assertClose(snapshot.p95(), values[18_999]);
    assertClose(snapshot.p99(), values[19_799]);
  }

  private static void assertClose(long quantile, long exact) {
    assertThat(quantile).isBetween(exact, exact + exact / 32 + 1);
  }

  @Test
  void snapshot_whileRecording_neverGoesBack() throws Exception {
    LatencyHistogram histogram = new LatencyHistogram();
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 1_000_000; i++) {
                histogram.record(i % 5_000);
              }
              done.set(true);
            });
    writer.start();
    long count = 0;
    while (!done.get()) {
      LatencySnapshot snapshot = histogram.snapshot();
      assertThat(snapshot.count()).isGreaterThanOrEqualTo(count);
      count = snapshot.count();
    }
    writer.join();
    assertThat(histogram.snapshot().count()).isEqualTo(1_000_000);
  }

  @Test
  void quantiles_ofKnownValues_areAtMostABucketAbove() {
    LatencyHistogram histogram = new LatencyHistogram();
    for (int i = 1; i <= 1_000; i++) {
      histogram.record(i * 1_000L);
    }
    LatencyQuantiles quantiles = histogram.quantiles();
    assertThat(quantiles.count()).isEqualTo(1_000);
    assertThat(quantiles.max()).isEqualTo(1_000_000);
    assertThat(quantiles.mean()).isEqualTo(500_500);
    assertClose(quantiles.min(), 1_000);
    assertClose(quantiles.at(0), 1_000);
    assertClose(quantiles.at(0.5), 500_000);
    assertClose(quantiles.at(0.999), 999_000);
    assertThat(quantiles.at(1)).isEqualTo(1_000_000);
    assertThat(quantiles.standardDeviation()).isBetween(285_000.0, 295_000.0);
  }

  @Test
  void quantiles_ofNothing_areZero() {
    assertThat(LatencyQuantiles.NONE.count()).isZero();
    assertThat(LatencyQuantiles.NONE.at(0.5)).isZero();
    assertThat(LatencyQuantiles.NONE.min()).isZero();
    assertThat(LatencyQuantiles.NONE.mean()).isZero();
    assertThat(LatencyQuantiles.NONE.standardDeviation()).isZero();
    assertThat(new LatencyHistogram().quantiles().max()).isZero();
  }
}
