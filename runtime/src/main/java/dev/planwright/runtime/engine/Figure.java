package dev.planwright.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A number that one thread adds to and any thread reads: no torn reads, no fence on the writer's
 * side.
 */
final class Figure {

  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(Figure.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedVariable") // read and written through VALUE
  private long value;

  void add(long by) {
    VALUE.setOpaque(this, value + by);
  }

  long get() {
    return (long) VALUE.getOpaque(this);
  }
}
