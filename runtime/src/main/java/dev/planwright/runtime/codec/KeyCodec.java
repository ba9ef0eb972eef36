package dev.planwright.runtime.codec;

import java.nio.charset.StandardCharsets;

/** Writes business keys. */
public final class KeyCodec {

  private KeyCodec() {}

  /** Refuses a key of a type that is no key. */
  public static void check(Object key) {
    encode(key);
  }

  /** The key as bytes, the same in every JVM. */
  public static byte[] encode(Object key) {
    return key.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The key as a person would write it. */
  public static String display(Object key) {
    return key.toString();
  }

  /** What a store keeps of a value that a map memory has as its key. */
  public static byte[] stored(Object key) {
    return key.toString().getBytes(StandardCharsets.UTF_8);
  }
}
