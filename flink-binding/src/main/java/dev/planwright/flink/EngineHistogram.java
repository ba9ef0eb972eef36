package dev.planwright.flink;

import dev.planwright.runtime.metrics.LatencyQuantiles;
import java.util.function.Supplier;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/** A distribution that the engine keeps, and Flink only reads. */
final class EngineHistogram implements Histogram {

  private final Supplier<LatencyQuantiles> quantiles;

  EngineHistogram(Supplier<LatencyQuantiles> quantiles) {
    this.quantiles = quantiles;
  }

  @Override
  public void update(long value) {
    throw new UnsupportedOperationException("the engine fills this");
  }

  @Override
  public long getCount() {
    return quantiles.get().count();
  }

  @Override
  public HistogramStatistics getStatistics() {
    return new Statistics(quantiles.get());
  }

  private static final class Statistics extends HistogramStatistics {

    private final LatencyQuantiles now;

    Statistics(LatencyQuantiles now) {
      this.now = now;
    }

    @Override
    public double getQuantile(double quantile) {
      return now.at(quantile);
    }

    /** None: values are counted, not kept. */
    @Override
    public long[] getValues() {
      return new long[0];
    }

    @Override
    public int size() {
      return (int) Math.min(Integer.MAX_VALUE, now.count());
    }

    @Override
    public double getMean() {
      return now.mean();
    }

    @Override
    public double getStdDev() {
      return now.standardDeviation();
    }

    @Override
    public long getMax() {
      return now.max();
    }

    @Override
    public long getMin() {
      return now.min();
    }
  }
}
