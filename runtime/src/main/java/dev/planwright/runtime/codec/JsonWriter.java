package dev.planwright.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.planwright.runtime.codec.Frame.Kind;
import dev.planwright.runtime.codec.Frame.MapForm;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the form that people read; see {@link JsonFormat} for what it looks like. */
final class JsonWriter implements ValueWriter {

  private final JsonGenerator out;
  private final Nesting nesting;

  JsonWriter(JsonGenerator out, Limits limits) {
    this.out = out;
    this.nesting = new Nesting(limits, 1);
  }

  String path() {
    return nesting.path();
  }

  @Override
  public boolean readable() {
    return true;
  }

  @Override
  public void beginRecord(Schema.Record schema) throws IOException {
    value();
    out.writeStartObject();
    nesting.begin(Kind.RECORD, 0).schema = schema;
  }

  @Override
  public void field(int index) throws IOException {
    if (nesting.in(Kind.RECORD).schema instanceof Schema.Record schema) {
      nesting.field(index, schema.fields().size());
      out.writeFieldName(schema.fields().get(index).name());
    }
  }

  @Override
  public void endRecord() throws IOException {
    nesting.end(Kind.RECORD);
    out.writeEndObject();
  }

  @Override
  public void beginCase(Schema.Sealed schema, int index) throws IOException {
    value();
    out.writeStartObject();
    out.writeFieldName(schema.cases().get(index).name());
    Frame frame = nesting.begin(Kind.CASE, 1);
    frame.schema = schema;
    frame.at = index;
  }

  @Override
  public void endCase() throws IOException {
    nesting.end(Kind.CASE);
    out.writeEndObject();
  }

  @Override
  public void beginList(int size) throws IOException {
    beginArray(Kind.LIST, size);
  }

  @Override
  public void endList() throws IOException {
    nesting.end(Kind.LIST);
    out.writeEndArray();
  }

  @Override
  public void beginSet(int size) throws IOException {
    beginArray(Kind.SET, size);
  }

  @Override
  public void endSet() throws IOException {
    nesting.end(Kind.SET);
    out.writeEndArray();
  }

  private void beginArray(Kind kind, int size) throws IOException {
    value();
    out.writeStartArray();
    nesting.begin(kind, size);
  }

  @Override
  public void beginMap(int size) throws IOException {
    value();
    nesting.begin(Kind.MAP, Math.multiplyExact(2, size));
  }

  @Override
  public void endMap() throws IOException {
    Frame map = nesting.end(Kind.MAP);
    switch (map.form) {
      case UNDECIDED -> {
        out.writeStartObject();
        out.writeEndObject();
      }
      case OBJECT -> out.writeEndObject();
      case PAIRS -> {
        out.writeEndArray();
        out.writeEndArray();
      }
    }
  }

  @Override
  public <T> void writeNullable(Codec<T> codec, @Nullable T value) throws IOException {
    if (value == null) {
      value();
      out.writeNull();
    } else {
      codec.write(value, this);
    }
  }

  @Override
  public void writeBoolean(boolean value) throws IOException {
    value();
    out.writeBoolean(value);
  }

  @Override
  public void writeInt(int value) throws IOException {
    value();
    out.writeNumber(value);
  }

  @Override
  public void writeLong(long value) throws IOException {
    value();
    out.writeNumber(value);
  }

  @Override
  public void writeFloat(float value) throws IOException {
    value();
    if (Float.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeString(Float.toString(value));
    }
  }

  @Override
  public void writeDouble(double value) throws IOException {
    value();
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeString(Double.toString(value));
    }
  }

  @Override
  public void writeString(String value) throws IOException {
    if (textKey()) {
      out.writeFieldName(JsonText.escape(value));
    } else {
      value();
      out.writeString(JsonText.escape(value));
    }
  }

  @Override
  public void writeBytes(byte[] value) throws IOException {
    value();
    out.writeBinary(value);
  }

  /**
   * Whether the text that comes next is a key, and the map an object: the first key decides for
   * all.
   */
  private boolean textKey() throws IOException {
    Frame map = nesting.top();
    if (!map.atKey() || map.left == 0 || map.form == MapForm.PAIRS) {
      return false;
    }
    if (map.form == MapForm.UNDECIDED) {
      map.form = MapForm.OBJECT;
      out.writeStartObject();
    }
    nesting.value();
    return true;
  }

  /** Begins a value that is no text, or no key. */
  private void value() throws IOException {
    Frame frame = nesting.top();
    boolean key = frame.atKey();
    nesting.value();
    if (!key) {
      return;
    }
    switch (frame.form) {
      case OBJECT -> throw nesting.fail("the keys of a map must all be text, or none");
      case PAIRS -> out.writeEndArray();
      case UNDECIDED -> {
        frame.form = MapForm.PAIRS;
        out.writeStartArray();
      }
    }
    out.writeStartArray();
  }
}
