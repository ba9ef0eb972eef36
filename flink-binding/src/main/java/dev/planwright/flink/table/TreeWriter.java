package dev.planwright.flink.table;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a value apart: a record is an array of its components, a list, set or optional a list, a
 * map a list of keys and values in turn, everything else as people would read it.
 */
final class TreeWriter implements ValueWriter {

  private final Deque<List<@Nullable Object>> open = new ArrayDeque<>();

  private TreeWriter() {
    open.push(new ArrayList<>());
  }

  static <T> @Nullable Object write(Codec<T> codec, T value) throws IOException {
    TreeWriter out = new TreeWriter();
    codec.write(value, out);
    return out.open.element().get(0);
  }

  @Override
  public boolean readable() {
    return true;
  }

  private void begin() {
    open.push(new ArrayList<>());
  }

  private void end() {
    List<@Nullable Object> ended = open.pop();
    add(ended);
  }

  private void add(@Nullable Object value) {
    open.element().add(value);
  }

  @Override
  public void beginRecord(Schema.Record schema) {
    begin();
  }

  @Override
  public void field(int index) {
    while (open.element().size() < index) {
      add(null);
    }
  }

  @Override
  public void endRecord() {
    Object[] components = open.pop().toArray();
    add(components);
  }

  @Override
  public void beginCase(Schema.Sealed schema, int index) {
    throw new UnsupportedOperationException("sealed types have no columns");
  }

  @Override
  public void endCase() {
    throw new UnsupportedOperationException("sealed types have no columns");
  }

  @Override
  public void beginList(int size) {
    begin();
  }

  @Override
  public void endList() {
    end();
  }

  @Override
  public void beginSet(int size) {
    begin();
  }

  @Override
  public void endSet() {
    end();
  }

  @Override
  public void beginMap(int size) {
    begin();
  }

  @Override
  public void endMap() {
    end();
  }

  @Override
  public <T> void writeNullable(Codec<T> codec, @Nullable T value) throws IOException {
    if (value == null) {
      add(null);
    } else {
      codec.write(value, this);
    }
  }

  @Override
  public void writeBoolean(boolean value) {
    add(value);
  }

  @Override
  public void writeInt(int value) {
    add(value);
  }

  @Override
  public void writeLong(long value) {
    add(value);
  }

  @Override
  public void writeFloat(float value) {
    add(value);
  }

  @Override
  public void writeDouble(double value) {
    add(value);
  }

  @Override
  public void writeString(String value) {
    add(value);
  }

  @Override
  public void writeBytes(byte[] value) {
    add(value);
  }
}
