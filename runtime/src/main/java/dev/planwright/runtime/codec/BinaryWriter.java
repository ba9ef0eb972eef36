package dev.planwright.runtime.codec;

import dev.planwright.runtime.codec.Frame.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the binary format; see {@link BinaryFormat} for what it looks like.
 *
 * <p>A canonical writer sorts the elements of sets and the entries of maps by their bytes, so that
 * equal values have equal bytes whatever order they were filled in.
 */
final class BinaryWriter implements ValueWriter {

  private final Bytes out;
  private final Nesting nesting;
  private final boolean canonical;

  BinaryWriter(Limits limits, int values, boolean canonical) {
    this.out = new Bytes(limits);
    this.nesting = new Nesting(limits, values);
    this.canonical = canonical;
  }

  byte[] toByteArray() {
    return out.toArray();
  }

  String path() {
    return nesting.path();
  }

  @Override
  public boolean readable() {
    return false;
  }

  @Override
  public void beginRecord(Schema.Record schema) throws CodecException {
    value();
    head(Cbor.ARRAY, schema.fields().size());
    nesting.begin(Kind.RECORD, 0).schema = schema;
  }

  @Override
  public void field(int index) throws CodecException {
    leaveOut(nesting.field(index, fields(nesting.in(Kind.RECORD))));
  }

  @Override
  public void endRecord() throws CodecException {
    Frame record = nesting.end(Kind.RECORD);
    leaveOut(fields(record) - record.at - 1);
  }

  private void leaveOut(int fields) throws CodecException {
    for (int i = 0; i < fields; i++) {
      out.put(Cbor.UNDEFINED);
    }
  }

  private static int fields(Frame record) {
    return record.schema instanceof Schema.Record schema ? schema.fields().size() : 0;
  }

  @Override
  public void beginCase(Schema.Sealed schema, int index) throws CodecException {
    value();
    head(Cbor.ARRAY, 2);
    head(Cbor.UNSIGNED, index);
    Frame frame = nesting.begin(Kind.CASE, 1);
    frame.schema = schema;
    frame.at = index;
  }

  @Override
  public void endCase() throws CodecException {
    nesting.end(Kind.CASE);
  }

  @Override
  public void beginList(int size) throws CodecException {
    value();
    head(Cbor.ARRAY, size);
    nesting.begin(Kind.LIST, size);
  }

  @Override
  public void endList() throws CodecException {
    nesting.end(Kind.LIST);
  }

  @Override
  public void beginSet(int size) throws CodecException {
    value();
    head(Cbor.ARRAY, size);
    Frame frame = nesting.begin(Kind.SET, size);
    if (canonical) {
      frame.starts = new int[size];
    }
  }

  @Override
  public void endSet() throws CodecException {
    sort(nesting.end(Kind.SET));
  }

  @Override
  public void beginMap(int size) throws CodecException {
    value();
    head(Cbor.MAP, size);
    Frame frame = nesting.begin(Kind.MAP, Math.multiplyExact(2, size));
    if (canonical) {
      frame.starts = new int[size];
    }
  }

  @Override
  public void endMap() throws CodecException {
    sort(nesting.end(Kind.MAP));
  }

  private void sort(Frame frame) {
    if (frame.starts != null) {
      out.sort(frame.starts);
    }
  }

  @Override
  public <T> void writeNullable(Codec<T> codec, @Nullable T value) throws IOException {
    if (value == null) {
      value();
      out.put(Cbor.NULL);
    } else {
      codec.write(value, this);
    }
  }

  @Override
  public void writeBoolean(boolean value) throws CodecException {
    value();
    out.put(value ? Cbor.TRUE : Cbor.FALSE);
  }

  @Override
  public void writeInt(int value) throws CodecException {
    writeLong(value);
  }

  @Override
  public void writeLong(long value) throws CodecException {
    value();
    if (value >= 0) {
      head(Cbor.UNSIGNED, value);
    } else {
      head(Cbor.NEGATIVE, ~value);
    }
  }

  @Override
  public void writeFloat(float value) throws CodecException {
    value();
    out.put(Cbor.FLOAT);
    out.put(Float.floatToIntBits(value), 4);
  }

  @Override
  public void writeDouble(double value) throws CodecException {
    value();
    out.put(Cbor.DOUBLE);
    out.put(Double.doubleToLongBits(value), 8);
  }

  @Override
  public void writeString(String value) throws CodecException {
    value();
    int length = (int) Math.min(Utf8.length(value), Integer.MAX_VALUE);
    head(Cbor.TEXT, length);
    out.put(value, length);
  }

  @Override
  public void writeBytes(byte[] value) throws CodecException {
    value();
    head(Cbor.BYTES, value.length);
    out.put(value);
  }

  private void value() throws CodecException {
    Frame frame = nesting.top();
    if (frame.starts != null && frame.left > 0) {
      if (frame.kind == Kind.SET) {
        frame.starts[frame.size - frame.left] = out.size();
      } else if (frame.atKey()) {
        frame.starts[(frame.size - frame.left) / 2] = out.size();
      }
    }
    nesting.value();
  }

  private void head(int major, long value) throws CodecException {
    int top = major << 5;
    if (value < 24) {
      out.put((byte) (top | value));
    } else if (value <= 0xFF) {
      out.put((byte) (top | 24));
      out.put(value, 1);
    } else if (value <= 0xFFFF) {
      out.put((byte) (top | 25));
      out.put(value, 2);
    } else if (value <= 0xFFFF_FFFFL) {
      out.put((byte) (top | 26));
      out.put(value, 4);
    } else {
      out.put((byte) (top | 27));
      out.put(value, 8);
    }
  }
}
