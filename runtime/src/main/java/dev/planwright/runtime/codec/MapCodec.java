package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps, in the order in which they iterate. */
record MapCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<Map<K, V>> {

  @Override
  public Schema schema() {
    return new Schema.Container("map", List.of(key.schema(), value.schema()));
  }

  @Override
  public void write(Map<K, V> map, ValueWriter out) throws IOException {
    out.beginMap(map.size());
    for (Map.Entry<K, V> entry : map.entrySet()) {
      key.write(NullElements.refuseKey(entry.getKey()), out);
      value.write(NullElements.refuseValue(entry.getValue(), entry.getKey()), out);
    }
    out.endMap();
  }

  @Override
  public Map<K, V> read(ValueReader in) throws IOException {
    Map<K, V> map = new LinkedHashMap<>();
    in.beginMap();
    while (in.hasNext()) {
      if (map.put(key.read(in), value.read(in)) != null) {
        throw new CodecException("a map that holds a key twice");
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
