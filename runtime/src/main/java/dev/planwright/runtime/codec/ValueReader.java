package dev.planwright.runtime.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a value together again: the mirror of {@link ValueWriter}.
 *
 * <p>A record's fields come in the order of the writer, which need not be the reader's: loop on
 * {@link #nextField} until it answers {@link #END}. Fields that the reader does not know are
 * skipped before it sees them; fields that it does not get keep their default.
 */
public interface ValueReader {

  /** What {@link #nextField} answers after the last field. */
  int END = -1;

  /** Whether the data was written for people; see {@link ValueWriter#readable}. */
  boolean readable();

  /** Begins a record; {@code schema} is the reader's. */
  void beginRecord(Schema.Record schema) throws IOException;

  /** The index, in the reader's schema, of the field whose value comes next, or {@link #END}. */
  int nextField() throws IOException;

  /** Begins a case of a sealed type and answers its index in {@code schema}. */
  int beginCase(Schema.Sealed schema) throws IOException;

  /** Ends the innermost case. */
  void endCase() throws IOException;

  /** Begins a list. Loop on {@link #hasNext}; its last answer ends the list. */
  void beginList() throws IOException;

  /** Begins a set. Loop on {@link #hasNext}; its last answer ends the set. */
  void beginSet() throws IOException;

  /**
   * Begins a map. Loop on {@link #hasNext}, reading a key and a value each time; its last answer
   * ends the map.
   */
  void beginMap() throws IOException;

  /** Whether the innermost list or map has another element; answering no ends it. */
  boolean hasNext() throws IOException;

  /** Reads what {@link ValueWriter#writeNullable} wrote. */
  <T> @Nullable T readNullable(Codec<T> codec) throws IOException;

  boolean readBoolean() throws IOException;

  int readInt() throws IOException;

  long readLong() throws IOException;

  float readFloat() throws IOException;

  double readDouble() throws IOException;

  String readString() throws IOException;

  byte[] readBytes() throws IOException;
}
