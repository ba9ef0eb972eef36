package dev.planwright.runtime.engine;

import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Sorts entries by their keys' encoding: the one order that every store and every JVM agrees on.
 */
final class EncodedOrder {

  private EncodedOrder() {}

  static List<Map.Entry<Object, Object>> sort(Map<Object, Object> entries, Codec<Object> codec) {
    @SuppressWarnings("ArrayRecordComponent") // sorted by its content
    record Encoded(byte[] key, Map.Entry<Object, Object> entry) {}
    return entries.entrySet().stream()
        .map(entry -> new Encoded(encode(codec, entry.getKey()), entry))
        .sorted(Comparator.comparing(Encoded::key, Arrays::compareUnsigned))
        .map(encoded -> Map.entry(encoded.entry().getKey(), encoded.entry().getValue()))
        .toList();
  }

  private static byte[] encode(Codec<Object> codec, Object key) {
    try {
      return BinaryFormat.canonical(codec, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
