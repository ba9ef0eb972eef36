package dev.planwright.runtime.plan;

import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;

/** The arguments of one durable call, to be digested: a replayed call must have been given the same ones. */
@FunctionalInterface
public interface Arguments {

  /** No arguments. */
  Arguments NONE = out -> {};

  /** Writes each argument in order; absent ones with {@link ValueWriter#writeNullable}. */
  void writeTo(ValueWriter out) throws IOException;
}
