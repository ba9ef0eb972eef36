package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists, in order. */
record ListCodec<T>(Codec<T> element) implements Codec<List<T>> {

  @Override
  public Schema schema() {
    return new Schema.Container("list", List.of(element.schema()));
  }

  @Override
  public void write(List<T> value, ValueWriter out) throws IOException {
    out.beginList(value.size());
    int index = 0;
    for (T each : value) {
      element.write(NullElements.refuse(each, "list", index++), out);
    }
    out.endList();
  }

  @Override
  public List<T> read(ValueReader in) throws IOException {
    List<T> value = new ArrayList<>();
    in.beginList();
    while (in.hasNext()) {
      value.add(element.read(in));
    }
    return List.copyOf(value);
  }
}
