package dev.planwright.runtime.codec;

import org.jspecify.annotations.Nullable;

/** Refuses null where nothing stands for it: in collections. */
final class NullElements {

  private NullElements() {}

  static <T> T refuse(@Nullable T element, String kind, int index) throws CodecException {
    if (element == null) {
      throw new CodecException(
          "element %d of a %s is null, which cannot be stored".formatted(index, kind));
    }
    return element;
  }

  static <K> K refuseKey(@Nullable K key) throws CodecException {
    if (key == null) {
      throw new CodecException("a key of a map is null, which cannot be stored");
    }
    return key;
  }

  static <V> V refuseValue(@Nullable V value, Object key) throws CodecException {
    if (value == null) {
      throw new CodecException(
          "the value of key %s of a map is null, which cannot be stored".formatted(key));
    }
    return value;
  }
}
