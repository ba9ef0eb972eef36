package dev.planwright.runtime.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Digests by which inputs, arguments and calls are told apart: the first 16 bytes of SHA-256 over
 * the canonical binary form. Equal values have equal digests, whatever the order of their sets and
 * maps.
 */
public final class Digests {

  /** How many bytes a digest has. */
  public static final int LENGTH = 16;

  private Digests() {}

  /** The digest of any number of values. */
  public static byte[] of(Encodable values) throws CodecException {
    return of(BinaryFormat.canonical(values));
  }

  /** The digest of a value. */
  public static <T> byte[] of(Codec<T> codec, T value) throws CodecException {
    return of(BinaryFormat.canonical(codec, value));
  }

  /** The digest of bytes as they are. */
  public static byte[] of(byte[] data) {
    return Arrays.copyOf(sha256(data), LENGTH);
  }

  /** A digest as lower-case hexadecimal digits. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
