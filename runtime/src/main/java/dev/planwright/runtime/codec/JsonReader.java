package dev.planwright.runtime.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.planwright.runtime.codec.Frame.Kind;
import dev.planwright.runtime.codec.Frame.MapForm;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the form that people read; see {@link JsonFormat}. */
final class JsonReader implements ValueReader {

  private final JsonParser in;
  private final Nesting nesting;

  /** Whether the parser already stands at the first token of the next value. */
  private boolean ahead;

  JsonReader(JsonParser in, Limits limits) {
    this.in = in;
    this.nesting = new Nesting(limits, 1);
  }

  String path() {
    return nesting.path();
  }

  void end() throws IOException {
    if (in.nextToken() != null) {
      throw new CodecException("more data behind it");
    }
  }

  @Override
  public boolean readable() {
    return true;
  }

  @Override
  public void beginRecord(Schema.Record schema) throws IOException {
    value(JsonToken.START_OBJECT, "an object");
    nesting.begin(Kind.RECORD, 0).schema = schema;
  }

  @Override
  public int nextField() throws IOException {
    Frame frame = nesting.in(Kind.RECORD);
    if (frame.left > 0) {
      throw nesting.fail("its codec reads no value for this field");
    }
    if (frame.schema instanceof Schema.Record schema) {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        int index = indexOf(in.currentName(), schema.fields(), frame.at + 1);
        if (index >= 0) {
          frame.at = index;
          frame.left = 1;
          return index;
        }
        in.nextToken();
        in.skipChildren();
      }
    }
    require(in.currentToken() == JsonToken.END_OBJECT, "a component");
    nesting.end(Kind.RECORD);
    return END;
  }

  /** The field of this name. Looks first where the writer of this schema would have put it. */
  private static int indexOf(String name, List<Schema.Field> fields, int likely) {
    if (likely < fields.size() && fields.get(likely).name().equals(name)) {
      return likely;
    }
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int beginCase(Schema.Sealed schema) throws IOException {
    value(JsonToken.START_OBJECT, "an object");
    require(in.nextToken() == JsonToken.FIELD_NAME, "a leaf's name");
    int index = Leaves.indexOf(in.currentName(), schema);
    if (index < 0) {
      throw Leaves.unknown(in.currentName(), schema);
    }
    Frame frame = nesting.begin(Kind.CASE, 1);
    frame.schema = schema;
    frame.at = index;
    return index;
  }

  @Override
  public void endCase() throws IOException {
    nesting.end(Kind.CASE);
    require(in.nextToken() == JsonToken.END_OBJECT, "the end of the object");
  }

  @Override
  public void beginList() throws IOException {
    value(JsonToken.START_ARRAY, "an array");
    nesting.begin(Kind.LIST, 0);
  }

  @Override
  public void beginSet() throws IOException {
    value(JsonToken.START_ARRAY, "an array");
    nesting.begin(Kind.SET, 0);
  }

  @Override
  public void beginMap() throws IOException {
    JsonToken token = value();
    require(
        token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY,
        "an object or an array of pairs");
    nesting.begin(Kind.MAP, 0).form =
        token == JsonToken.START_OBJECT ? MapForm.OBJECT : MapForm.PAIRS;
  }

  @Override
  public boolean hasNext() throws IOException {
    Frame frame = nesting.top();
    boolean map = frame.kind == Kind.MAP;
    if (!map && frame.kind != Kind.LIST && frame.kind != Kind.SET) {
      throw nesting.fail("its codec is not in a list or map here");
    }
    if (frame.left > 0) {
      throw nesting.fail("its codec reads no value for this element");
    }
    boolean more = map ? nextEntry(frame) : nextElement();
    if (more) {
      int values = map ? 2 : 1;
      frame.left = values;
      frame.size += values;
    } else {
      nesting.end(frame.kind);
    }
    return more;
  }

  private boolean nextElement() throws IOException {
    ahead = in.nextToken() != JsonToken.END_ARRAY;
    return ahead;
  }

  private boolean nextEntry(Frame map) throws IOException {
    return map.form == MapForm.OBJECT ? nextKey() : nextPair(map);
  }

  private boolean nextKey() throws IOException {
    ahead = in.nextToken() == JsonToken.FIELD_NAME;
    require(ahead || in.currentToken() == JsonToken.END_OBJECT, "a key");
    return ahead;
  }

  private boolean nextPair(Frame map) throws IOException {
    if (map.size > 0) {
      require(in.nextToken() == JsonToken.END_ARRAY, "the end of the pair");
    }
    JsonToken token = in.nextToken();
    require(token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY, "a pair");
    return token == JsonToken.START_ARRAY;
  }

  @Override
  public <T> @Nullable T readNullable(Codec<T> codec) throws IOException {
    if (!ahead) {
      in.nextToken();
      ahead = true;
    }
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      value();
      return null;
    }
    return codec.read(this);
  }

  @Override
  public boolean readBoolean() throws IOException {
    JsonToken token = value();
    require(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE, "true or false");
    return token == JsonToken.VALUE_TRUE;
  }

  @Override
  public int readInt() throws IOException {
    value(JsonToken.VALUE_NUMBER_INT, "a whole number");
    return in.getIntValue();
  }

  @Override
  public long readLong() throws IOException {
    value(JsonToken.VALUE_NUMBER_INT, "a whole number");
    return in.getLongValue();
  }

  @Override
  public float readFloat() throws IOException {
    return Float.parseFloat(number());
  }

  @Override
  public double readDouble() throws IOException {
    return Double.parseDouble(number());
  }

  /** A number, or what stands for one that JSON does not have. */
  private String number() throws IOException {
    JsonToken token = value();
    String text = in.getText();
    boolean named =
        token == JsonToken.VALUE_STRING
            && (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity"));
    require(token.isNumeric() || named, "a number");
    return text;
  }

  @Override
  public String readString() throws IOException {
    JsonToken token = value();
    require(token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME, "text");
    return JsonText.unescape(in.getText());
  }

  @Override
  public byte[] readBytes() throws IOException {
    value(JsonToken.VALUE_STRING, "text in base64");
    return in.getBinaryValue();
  }

  private void value(JsonToken expected, String description) throws IOException {
    require(value() == expected, description);
  }

  /**
   * Goes to the first token of a value, which is a field name if the value is the key of an object.
   */
  private JsonToken value() throws IOException {
    nesting.value();
    JsonToken token = ahead ? in.currentToken() : in.nextToken();
    ahead = false;
    if (token == null) {
      throw new CodecException("the data ends inside it");
    }
    return token;
  }

  private void require(boolean holds, String expected) throws IOException {
    if (!holds) {
      JsonToken token = in.currentToken();
      throw new CodecException(
          "expected %s, found %s".formatted(expected, token == null ? "the end" : describe(token)));
    }
  }

  private static String describe(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_OBJECT -> "the end of an object";
      case END_ARRAY -> "the end of an array";
      case FIELD_NAME -> "a name";
      case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> "text";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case NOT_AVAILABLE -> "nothing";
    };
  }
}
