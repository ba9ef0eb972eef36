package dev.planwright.runtime.codec;

import dev.planwright.runtime.codec.Frame.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the binary format; see {@link BinaryFormat}.
 *
 * <p>Data says of itself where each value ends, so a field that the reader does not know is skipped
 * without knowing its type. What data does not say is which field is which: that is in the schema
 * that it was written with, if it may differ from the reader's.
 */
final class BinaryReader implements ValueReader {

  private final BinaryInput in;
  private final Nesting nesting;
  private final SchemaMatch match;

  BinaryReader(byte[] data, Limits limits, int values, SchemaMatch match) {
    this.in = new BinaryInput(data);
    this.nesting = new Nesting(limits, values);
    this.match = match;
  }

  String path() {
    return nesting.path();
  }

  void end() throws CodecException {
    if (in.left() > 0) {
      throw new CodecException(in.left() + " bytes are left over behind it");
    }
  }

  @Override
  public boolean readable() {
    return false;
  }

  @Override
  public void beginRecord(Schema.Record schema) throws CodecException {
    Schema writer = match.next(nesting.top());
    nesting.value();
    int size = in.size(Cbor.ARRAY, 1);
    Frame frame = nesting.begin(Kind.RECORD, 0);
    frame.schema = schema;
    frame.size = size;
    match.record(frame, writer, schema);
  }

  @Override
  public int nextField() throws CodecException {
    Frame frame = nesting.in(Kind.RECORD);
    if (frame.left > 0) {
      throw nesting.fail("its codec reads no value for this field");
    }
    while (++frame.writtenAt < frame.size) {
      int index = frame.mapping == null ? frame.writtenAt : frame.mapping[frame.writtenAt];
      if (in.leftOut()) {
        continue;
      }
      if (index >= 0) {
        frame.at = index;
        frame.left = 1;
        return index;
      }
      in.skip();
    }
    nesting.end(Kind.RECORD);
    return END;
  }

  @Override
  public int beginCase(Schema.Sealed schema) throws CodecException {
    Schema writer = match.next(nesting.top());
    nesting.value();
    if (in.size(Cbor.ARRAY, 1) != 2) {
      throw nesting.fail("no leaf of " + schema.name());
    }
    long index = in.integer();
    Frame frame = nesting.begin(Kind.CASE, 1);
    frame.schema = schema;
    frame.at = match.leaf(frame, writer, schema, index);
    return frame.at;
  }

  @Override
  public void endCase() throws CodecException {
    nesting.end(Kind.CASE);
  }

  @Override
  public void beginList() throws CodecException {
    beginCollection(Kind.LIST, Cbor.ARRAY, 1);
  }

  @Override
  public void beginSet() throws CodecException {
    beginCollection(Kind.SET, Cbor.ARRAY, 1);
  }

  @Override
  public void beginMap() throws CodecException {
    beginCollection(Kind.MAP, Cbor.MAP, 2);
  }

  private void beginCollection(Kind kind, int major, int values) throws CodecException {
    Schema writer = match.next(nesting.top());
    nesting.value();
    int size = in.size(major, values);
    nesting.begin(kind, values * size).written = writer;
  }

  @Override
  public boolean hasNext() throws CodecException {
    Frame frame = nesting.top();
    switch (frame.kind) {
      case LIST, SET, MAP -> {
        if (frame.left == 0) {
          nesting.end(frame.kind);
          return false;
        }
        return true;
      }
      default -> throw nesting.fail("its codec is not in a list or map here");
    }
  }

  @Override
  public <T> @Nullable T readNullable(Codec<T> codec) throws IOException {
    if (in.isNull()) {
      nesting.value();
      in.skip();
      return null;
    }
    return codec.read(this);
  }

  @Override
  public boolean readBoolean() throws CodecException {
    nesting.value();
    return in.bool();
  }

  @Override
  public int readInt() throws CodecException {
    long value = readLong();
    if (value != (int) value) {
      throw nesting.fail(value + " is no int");
    }
    return (int) value;
  }

  @Override
  public long readLong() throws CodecException {
    nesting.value();
    return in.integer();
  }

  @Override
  public float readFloat() throws CodecException {
    nesting.value();
    return in.float32();
  }

  @Override
  public double readDouble() throws CodecException {
    nesting.value();
    return in.number();
  }

  @Override
  public String readString() throws CodecException {
    nesting.value();
    return in.text();
  }

  @Override
  public byte[] readBytes() throws CodecException {
    nesting.value();
    return in.bytes();
  }
}
