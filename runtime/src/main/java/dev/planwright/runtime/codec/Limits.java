package dev.planwright.runtime.codec;

import java.io.IOException;
import java.io.InputStream;

/**
 * How deep and how large a value may be, so that damaged or hostile data cannot exhaust stack or
 * memory.
 *
 * @param maxDepth how many records, cases, lists and maps may stand in each other
 * @param maxBytes how many bytes the encoded value may have
 */
public record Limits(int maxDepth, int maxBytes) {

  /** 256 levels, 64 MiB. */
  public static final Limits DEFAULT = new Limits(256, 64 << 20);

  /** Levels beyond which generated codecs would exhaust a thread's stack. */
  private static final int DEEPEST = 1000;

  /** Checks both. */
  public Limits {
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth " + maxDepth + ": give 1 to " + DEEPEST);
    }
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException("maxBytes " + maxBytes + ": give 1 to nearly 2 GiB");
    }
  }

  byte[] readAll(InputStream in) throws IOException {
    byte[] data = in.readNBytes(maxBytes + 1);
    if (data.length > maxBytes) {
      throw tooLarge();
    }
    return data;
  }

  CodecException tooDeep(String path) {
    return CodecException.located(
        path, "nested deeper than the limit of " + maxDepth + " levels", null);
  }

  CodecException tooLarge() {
    return CodecException.located(
        "the value", "larger than the limit of " + maxBytes + " bytes", null);
  }
}
