package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.function.Supplier;

/** Asks for the codec whenever it is needed, never before. */
record LazyCodec<T>(Supplier<? extends Codec<T>> codec) implements Codec<T> {

  @Override
  public Schema schema() {
    return codec.get().schema();
  }

  @Override
  public void write(T value, ValueWriter out) throws IOException {
    codec.get().write(value, out);
  }

  @Override
  public T read(ValueReader in) throws IOException {
    return codec.get().read(in);
  }
}
