package dev.planwright.runtime.codec;

import java.io.IOException;

/**
 * A codec of a record, as the processor generates them: it names the components, this class does
 * the rest.
 *
 * <p>A component that the data does not have keeps what {@link #readFields} began with; one that
 * the record no longer has is skipped before {@link #readFields} sees it.
 *
 * @param <T> the record
 */
public abstract class RecordCodec<T> implements Codec<T> {

  private final Schema.Record schema;

  /** A codec with the components of {@code schema}, in that order. */
  protected RecordCodec(Schema.Record schema) {
    this.schema = schema;
  }

  @Override
  public final Schema.Record schema() {
    return schema;
  }

  @Override
  public final void write(T value, ValueWriter out) throws IOException {
    out.beginRecord(schema);
    writeFields(value, out);
    out.endRecord();
  }

  @Override
  public final T read(ValueReader in) throws IOException {
    in.beginRecord(schema);
    return readFields(in);
  }

  /** Calls {@link ValueWriter#field} for each component and writes its value. */
  protected abstract void writeFields(T value, ValueWriter out) throws IOException;

  /** Loops on {@link ValueReader#nextField} until the end, then makes the record. */
  protected abstract T readFields(ValueReader in) throws IOException;

  /** For the branch that no schema leads to: codec and schema were not generated together. */
  protected final AssertionError noSuchField(int field) {
    return new AssertionError(schema.name() + " has no field number " + field);
  }
}
