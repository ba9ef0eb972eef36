package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sets, in the order in which they iterate. */
record SetCodec<T>(Codec<T> element) implements Codec<Set<T>> {

  @Override
  public Schema schema() {
    return new Schema.Container("set", List.of(element.schema()));
  }

  @Override
  public void write(Set<T> value, ValueWriter out) throws IOException {
    out.beginSet(value.size());
    int index = 0;
    for (T each : value) {
      element.write(NullElements.refuse(each, "set", index++), out);
    }
    out.endSet();
  }

  @Override
  public Set<T> read(ValueReader in) throws IOException {
    Set<T> value = new LinkedHashSet<>();
    in.beginSet();
    while (in.hasNext()) {
      if (!value.add(element.read(in))) {
        throw new CodecException("a set that holds an element twice");
      }
    }
    return Collections.unmodifiableSet(value);
  }
}
