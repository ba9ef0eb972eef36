package dev.planwright.flink;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;

/** A count that the engine keeps, and Flink only reads. */
final class EngineCounter implements Counter {

  private final LongSupplier count;

  EngineCounter(LongSupplier count) {
    this.count = count;
  }

  @Override
  public long getCount() {
    return count.getAsLong();
  }

  @Override
  public void inc() {
    throw readOnly();
  }

  @Override
  public void inc(long by) {
    throw readOnly();
  }

  @Override
  public void dec() {
    throw readOnly();
  }

  @Override
  public void dec(long by) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("the engine counts this");
  }
}
