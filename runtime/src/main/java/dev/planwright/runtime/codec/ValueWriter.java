package dev.planwright.runtime.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a value apart, whatever the format. A codec writes exactly one value: one of the {@code
 * write} methods, or one {@code begin} with all that belongs to it.
 *
 * <p>Calls nest: a record is {@code beginRecord}, then for each component {@code field} and its
 * value, then {@code endRecord}. Binary writers ignore names, JSON writers use them.
 */
public interface ValueWriter {

  /**
   * Whether people will read what is written. A codec may then choose text ({@code 2026-03-01})
   * over a compact form; its reader must ask the same of {@link ValueReader#readable}.
   */
  boolean readable();

  /** Begins a record. {@code schema} names its fields, in the order of their indexes. */
  void beginRecord(Schema.Record schema) throws IOException;

  /** The next value is the field with this index; indexes ascend. */
  void field(int index) throws IOException;

  /** Ends the innermost record. */
  void endRecord() throws IOException;

  /** Begins one case of a sealed type: its value follows, then {@link #endCase}. */
  void beginCase(Schema.Sealed schema, int index) throws IOException;

  /** Ends the innermost case. */
  void endCase() throws IOException;

  /** Begins a list of this many elements; their values follow. */
  void beginList(int size) throws IOException;

  /** Ends the innermost list. */
  void endList() throws IOException;

  /**
   * Begins a list whose order does not matter for equality: written as it comes, digested in one
   * order.
   */
  void beginSet(int size) throws IOException;

  /** Ends the innermost set. */
  void endSet() throws IOException;

  /** Begins a map of this many entries; for each, its key and then its value follow. */
  void beginMap(int size) throws IOException;

  /** Ends the innermost map. */
  void endMap() throws IOException;

  /** Writes a value that may be absent. */
  <T> void writeNullable(Codec<T> codec, @Nullable T value) throws IOException;

  void writeBoolean(boolean value) throws IOException;

  void writeInt(int value) throws IOException;

  void writeLong(long value) throws IOException;

  void writeFloat(float value) throws IOException;

  void writeDouble(double value) throws IOException;

  void writeString(String value) throws IOException;

  void writeBytes(byte[] value) throws IOException;
}
