package dev.planwright.runtime.codec;

import java.io.IOException;

/** A codec of a type without parts that evolve on their own, made of two functions. */
record ScalarCodec<T>(Schema.Scalar schema, Put<T> put, Take<T> take) implements Codec<T> {

  static <T> Codec<T> of(String name, Put<T> put, Take<T> take) {
    return new ScalarCodec<>(new Schema.Scalar(name, 1), put, take);
  }

  @Override
  public void write(T value, ValueWriter out) throws IOException {
    put.put(value, out);
  }

  @Override
  public T read(ValueReader in) throws IOException {
    return take.take(in);
  }

  @Override
  public String toString() {
    return schema.name();
  }

  /** Writes one value. */
  @FunctionalInterface
  interface Put<T> {
    void put(T value, ValueWriter out) throws IOException;
  }

  /** Reads one value. */
  @FunctionalInterface
  interface Take<T> {
    T take(ValueReader in) throws IOException;
  }
}
