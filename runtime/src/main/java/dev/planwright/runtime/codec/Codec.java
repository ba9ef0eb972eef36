package dev.planwright.runtime.codec;

import java.io.IOException;

/**
 * Writes and reads one type, in every format that Planwright stores.
 *
 * <p>A codec is written once against {@link ValueWriter} and {@link ValueReader}, which know the
 * format: compact binary for memory, keys and inputs, JSON for the journal that people read. The
 * processor generates a codec for each stored type; for any other type, provide one:
 * {@code @Provides static Codec<ThatType>}.
 *
 * <p>A codec is stateless and safe for use by many threads. What it reads equals what it wrote.
 *
 * @param <T> the type written; never null here: the writer handles absence
 */
public interface Codec<T> {

  /**
   * The shape of what is written, by name and version.
   *
   * @return the schema; its {@link SchemaText} is the same in every JVM
   */
  Schema schema();

  /**
   * Writes one value.
   *
   * @param value what to write, not null
   * @param out where to
   * @throws IOException if {@code out} fails
   */
  void write(T value, ValueWriter out) throws IOException;

  /**
   * Reads one value.
   *
   * @param in positioned before a value that this codec wrote
   * @return the value, not null
   * @throws IOException if {@code in} fails, or holds something else
   */
  T read(ValueReader in) throws IOException;
}
