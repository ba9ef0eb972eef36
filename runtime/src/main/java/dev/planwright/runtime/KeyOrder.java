package dev.planwright.runtime;

import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.RecordShape;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a store sorts the keys of a map memory by, worked out without the generated codec.
 *
 * <p>The same as the codec's for all key types but two: a leaf of a sealed type lacks its leaf's
 * number, and a type with a codec of its own is sorted by its text.
 */
final class KeyOrder {

  private KeyOrder() {}

  static byte[] bytes(Object key) {
    try {
      return BinaryFormat.canonical(out -> write(key, out));
    } catch (CodecException e) {
      throw new IllegalArgumentException("a key that cannot be stored: " + e.getMessage(), e);
    }
  }

  private static void write(@Nullable Object value, ValueWriter out) throws IOException {
    if (value == null) {
      out.writeNullable(Codecs.STRING, null);
    } else if (value instanceof Enum<?> constant) {
      out.writeString(constant.name());
    } else if (value instanceof Record) {
      writeRecord(value, out);
    } else if (value instanceof Set<?> set) {
      out.beginSet(set.size());
      for (Object each : set) {
        write(each, out);
      }
      out.endSet();
    } else if (value instanceof Collection<?> list) {
      writeList(list, out);
    } else if (value instanceof Optional<?> optional) {
      writeList(optional.stream().toList(), out);
    } else {
      Class<?> type = value instanceof ZoneId ? ZoneId.class : value.getClass();
      writeScalar(value, type, out);
    }
  }

  private static void writeRecord(Object value, ValueWriter out) throws IOException {
    RecordShape<?> shape = RecordShape.of(value.getClass());
    out.beginList(shape.components().size());
    for (int i = 0; i < shape.components().size(); i++) {
      write(shape.get(value, i), out);
    }
    out.endList();
  }

  private static void writeList(Collection<?> list, ValueWriter out) throws IOException {
    out.beginList(list.size());
    for (Object each : list) {
      write(each, out);
    }
    out.endList();
  }

  private static <T> void writeScalar(Object value, Class<T> type, ValueWriter out)
      throws IOException {
    Codec<T> codec = Codecs.find(type);
    if (codec == null) {
      out.writeString(value.toString());
    } else {
      codec.write(type.cast(value), out);
    }
  }
}
