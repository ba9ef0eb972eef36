package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An optional value, as a list of none or one. */
record OptionalCodec<T>(Codec<T> element) implements Codec<Optional<T>> {

  @Override
  public Schema schema() {
    return new Schema.Container("optional", List.of(element.schema()));
  }

  @Override
  public void write(Optional<T> value, ValueWriter out) throws IOException {
    out.beginList(value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      element.write(value.get(), out);
    }
    out.endList();
  }

  @Override
  public Optional<T> read(ValueReader in) throws IOException {
    in.beginList();
    if (!in.hasNext()) {
      return Optional.empty();
    }
    Optional<T> value = Optional.of(element.read(in));
    if (in.hasNext()) {
      throw new CodecException("an optional of more than one value");
    }
    return value;
  }
}
