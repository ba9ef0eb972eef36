package dev.planwright.runtime.engine;

/**
 * A number that one thread adds to and any thread reads.
 *
 * <p>A plain field on purpose: even an opaque store keeps the JIT from holding the run's state in
 * registers, three times a record. A reader may lag behind by what the writer does between two
 * locks; a long is never torn on a 64-bit JVM.
 */
final class Figure {

  private long value;

  void add(long by) {
    value += by;
  }

  long get() {
    return value;
  }
}
