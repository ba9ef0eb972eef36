package dev.planwright.runtime.store.format;

import dev.planwright.runtime.store.JournalException;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/** LZ4 blocks behind the length that they decompress to. */
final class Compression {

  private static final int LENGTH = 4;

  private Compression() {}

  static byte[] compress(byte[] data) {
    byte[] block = LZ4Factory.fastestInstance().fastCompressor().compress(data);
    byte[] framed = new byte[LENGTH + block.length];
    for (int i = 0; i < LENGTH; i++) {
      framed[i] = (byte) (data.length >> (8 * (LENGTH - 1 - i)));
    }
    System.arraycopy(block, 0, framed, LENGTH, block.length);
    return framed;
  }

  static byte[] decompress(byte[] framed, int limit) {
    int length = 0;
    for (int i = 0; i < LENGTH && i < framed.length; i++) {
      length = (length << 8) | (framed[i] & 0xFF);
    }
    if (framed.length < LENGTH || length < 0 || length > limit) {
      throw new JournalException(
          "a compressed payload of %d bytes, the limit is %d".formatted(length, limit), null);
    }
    try {
      byte[] data = new byte[length];
      int found =
          LZ4Factory.fastestInstance()
              .safeDecompressor()
              .decompress(framed, LENGTH, framed.length - LENGTH, data, 0);
      if (found == length) {
        return data;
      }
      throw new JournalException(
          "a compressed payload of %d bytes instead of %d".formatted(found, length), null);
    } catch (LZ4Exception damaged) {
      throw new JournalException("a compressed payload that is damaged", damaged);
    }
  }
}
