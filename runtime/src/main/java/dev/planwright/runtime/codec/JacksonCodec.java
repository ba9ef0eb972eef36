package dev.planwright.runtime.codec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.planwright.runtime.TypeRef;
import java.io.IOException;

/**
 * A codec of any type that Jackson's databind can write, for types of other people:
 * {@code @Provides static Codec<Quote> quotes() { return JacksonCodec.of(Quote.class); }}.
 *
 * <p>Its disadvantages: it reflects, so the type must be accessible to Jackson; it is several times
 * slower and larger than a generated codec; in the journal the value is JSON in a string; and
 * whether what is read equals what was written is up to the type. Properties and map entries are
 * sorted by name, so that equal values have equal bytes; unknown properties are skipped.
 *
 * @param <T> the type
 */
public final class JacksonCodec<T> implements Codec<T> {

  private static final ObjectMapper DEFAULT =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Schema.Scalar schema;
  private final ObjectMapper mapper;
  private final JavaType type;

  private JacksonCodec(JavaType type, ObjectMapper mapper) {
    this.schema = new Schema.Scalar(type.toCanonical(), 1);
    this.type = type;
    this.mapper = mapper;
  }

  /** A codec of a class. */
  public static <T> JacksonCodec<T> of(Class<T> type) {
    return of(type, DEFAULT);
  }

  /** A codec of a class, with a mapper that knows more; it must write equal values alike. */
  public static <T> JacksonCodec<T> of(Class<T> type, ObjectMapper mapper) {
    return new JacksonCodec<>(mapper.constructType(type), mapper);
  }

  /** A codec of a generic type. */
  public static <T> JacksonCodec<T> of(TypeRef<T> type) {
    return of(type, DEFAULT);
  }

  /** A codec of a generic type, with a mapper that knows more; it must write equal values alike. */
  public static <T> JacksonCodec<T> of(TypeRef<T> type, ObjectMapper mapper) {
    return new JacksonCodec<>(mapper.constructType(type.type()), mapper);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void write(T value, ValueWriter out) throws IOException {
    out.writeString(mapper.writerFor(type).writeValueAsString(value));
  }

  @Override
  public T read(ValueReader in) throws IOException {
    T value = mapper.readValue(in.readString(), type);
    if (value == null) {
      throw new CodecException("null, where a " + schema.name() + " must be");
    }
    return value;
  }
}
