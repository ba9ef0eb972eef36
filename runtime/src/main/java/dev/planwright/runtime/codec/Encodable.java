package dev.planwright.runtime.codec;

import java.io.IOException;

/** Something that can be written as values, one or several after another. */
@FunctionalInterface
public interface Encodable {

  /**
   * Writes the values.
   *
   * @param out where to
   * @throws IOException if {@code out} fails, or a value cannot be written
   */
  void writeTo(ValueWriter out) throws IOException;
}
