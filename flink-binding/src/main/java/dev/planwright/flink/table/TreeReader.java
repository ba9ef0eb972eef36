package dev.planwright.flink.table;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what {@link TreeWriter} takes apart. */
final class TreeReader implements ValueReader {

  private final Deque<Part> open = new ArrayDeque<>();

  private TreeReader(Object tree) {
    open.push(new Part(List.of(tree)));
  }

  static <T> T read(Codec<T> codec, Object tree) throws IOException {
    return codec.read(new TreeReader(tree));
  }

  @Override
  public boolean readable() {
    return true;
  }

  private static final class Part {

    private final List<?> values;
    private int at;

    Part(List<?> values) {
      this.values = values;
    }

    boolean isAtEnd() {
      return at == values.size();
    }

    @Nullable Object peek() {
      return values.get(at);
    }
  }

  private <V> V take(Class<V> type) throws CodecException {
    Part part = open.element();
    Object value = part.peek();
    part.at++;
    if (value == null) {
      throw new CodecException("expected a value, found null");
    }
    return type.cast(value);
  }

  @Override
  public void beginRecord(Schema.Record schema) throws IOException {
    open.push(new Part(Arrays.asList(take(Object[].class))));
  }

  @Override
  public int nextField() {
    Part part = open.element();
    if (part.isAtEnd()) {
      open.pop();
      return END;
    }
    return part.at;
  }

  @Override
  public int beginCase(Schema.Sealed schema) {
    throw new UnsupportedOperationException("sealed types have no columns");
  }

  @Override
  public void endCase() {
    throw new UnsupportedOperationException("sealed types have no columns");
  }

  @Override
  public void beginList() throws IOException {
    open.push(new Part(take(List.class)));
  }

  @Override
  public void beginSet() throws IOException {
    beginList();
  }

  @Override
  public void beginMap() throws IOException {
    beginList();
  }

  @Override
  public boolean hasNext() {
    if (open.element().isAtEnd()) {
      open.pop();
      return false;
    }
    return true;
  }

  @Override
  public <T> @Nullable T readNullable(Codec<T> codec) throws IOException {
    Part part = open.element();
    if (part.peek() == null) {
      part.at++;
      return null;
    }
    return codec.read(this);
  }

  @Override
  public boolean readBoolean() throws IOException {
    return take(Boolean.class);
  }

  @Override
  public int readInt() throws IOException {
    return take(Integer.class);
  }

  @Override
  public long readLong() throws IOException {
    return take(Long.class);
  }

  @Override
  public float readFloat() throws IOException {
    return take(Float.class);
  }

  @Override
  public double readDouble() throws IOException {
    return take(Double.class);
  }

  @Override
  public String readString() throws IOException {
    return take(String.class);
  }

  @Override
  public byte[] readBytes() throws IOException {
    return take(byte[].class);
  }
}
