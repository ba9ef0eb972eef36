package dev.planwright.runtime.plan;

import dev.planwright.runtime.codec.Encodable;

/**
 * The arguments of one durable call, in order, to be digested: a replayed call must have been given
 * the same ones. Absent ones are written with {@link
 * dev.planwright.runtime.codec.ValueWriter#writeNullable}.
 */
@FunctionalInterface
public interface Arguments extends Encodable {

  /** No arguments. */
  Arguments NONE = out -> {};
}
