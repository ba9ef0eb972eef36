package dev.planwright.runtime.codec;

import org.jspecify.annotations.Nullable;

/**
 * Business keys as bytes: strings, boxed whole numbers, UUIDs, enums, and records of those.
 *
 * <p>The bytes say the type, so {@code 1L}, {@code 1} and {@code "1"} are three keys, and any text
 * is a key, whatever its characters. Enums are named by their constant and records by the order of
 * their components, not by their class: keys survive that a class is renamed or moved. The bytes
 * are the same in every JVM.
 */
public final class KeyCodec {

  private static final ClassValue<KeyKind> KINDS =
      new ClassValue<>() {
        @Override
        protected KeyKind computeValue(Class<?> type) {
          return KeyKinds.of(type);
        }
      };

  private KeyCodec() {}

  /**
   * Refuses what cannot be a key. Cheap for a class that has been checked before.
   *
   * @throws IllegalArgumentException naming the type, and the component that spoils it
   */
  public static void check(Object key) {
    kind(key);
  }

  /**
   * Refuses a class whose values cannot be keys. What {@link #check} does for each key, a host that
   * knows the class does once.
   *
   * @throws IllegalArgumentException naming the type, and the component that spoils it
   */
  public static void checkType(Class<?> type) {
    KINDS.get(type);
  }

  /**
   * The key as bytes.
   *
   * @throws IllegalArgumentException if it cannot be a key, or a component of it is null
   */
  public static byte[] encode(Object key) {
    KeyKind kind = kind(key);
    try {
      return BinaryFormat.canonical(
          out -> {
            out.writeInt(kind.tag());
            kind.write(key, out);
          });
    } catch (CodecException e) {
      throw new IllegalArgumentException("key of type " + name(key) + ": " + e.getMessage(), e);
    }
  }

  /**
   * The key of bytes that {@link #encode} answered.
   *
   * @param type the key's class
   * @throws CodecException if {@code data} is no key of this class
   * @throws IllegalArgumentException if the class cannot be a key's
   */
  public static <K> K decode(byte[] data, Class<K> type) throws CodecException {
    return type.cast(KeyKinds.read(data, KINDS.get(type)));
  }

  /**
   * The key of bytes that {@link #encode} answered, if it is a string, number or UUID.
   *
   * @throws CodecException if {@code data} is no key, or one whose class must be known
   */
  public static Object decode(byte[] data) throws CodecException {
    return KeyKinds.read(data, null);
  }

  /** The key as a person would write it, at most a line long. Not an identity. */
  public static String display(@Nullable Object key) {
    return KeyText.of(key);
  }

  /**
   * What {@link #display} shows of the key that {@link #encode} wrote, without knowing its class:
   * records as {@code [JFK, 17]}, and what is no key at all as its bytes in hex.
   */
  public static String displayEncoded(byte[] data) {
    try {
      return KeyText.of(KeyKinds.readUntyped(data));
    } catch (CodecException e) {
      return "0x" + Digests.hex(data);
    }
  }

  private static KeyKind kind(Object key) {
    return KINDS.get(
        key instanceof Enum<?> constant ? constant.getDeclaringClass() : key.getClass());
  }

  private static String name(Object key) {
    return key.getClass().getName();
  }
}
