package dev.planwright.runtime.codec;

import java.io.UncheckedIOException;
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

  /**
   * The digest of any number of values.
   *
   * @throws UncheckedIOException if one of them cannot be written
   */
  public static byte[] of(Encodable values) {
    try {
      return of(BinaryFormat.canonical(values));
    } catch (CodecException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * The digest of a value.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static <T> byte[] of(Codec<T> codec, T value) {
    return of(out -> codec.write(value, out));
  }

  /** The digest of bytes as they are. */
  public static byte[] of(byte[] data) {
    return Arrays.copyOf(sha256(data), LENGTH);
  }

  /** A digest as lower-case hexadecimal digits. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** The digest of any number of values, as lower-case hexadecimal digits. */
  public static String hex(Encodable values) {
    return hex(of(values));
  }

  static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
