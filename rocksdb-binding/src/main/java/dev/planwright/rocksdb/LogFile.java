package dev.planwright.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Reads a file in RocksDB's log format, which its write-ahead logs and manifests share, and tells
 * damage from a torn end.
 *
 * <p>RocksDB's own reader takes some damage for the end of the log and then drops what follows
 * without a word: a changed length in the last block, or a changed type. Here a record that cannot
 * be read is a torn end only if it reaches beyond the end of the file, does not become whole by
 * another length, and nothing readable stands behind it.
 */
/*
 * Format: blocks of 32 KiB; in each, records of checksum (4, masked CRC-32C of type and data),
 * length (2), type (1: 1 whole, 2 first, 3 middle, 4 last) and data, little-endian, none across a
 * block's end; what is left of a block is zeros if it is less than a header.
 * https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format
 */
final class LogFile {

  private static final int BLOCK = 1 << 15;
  private static final int HEADER = 7;
  private static final int WHOLE = 1;
  private static final int FIRST = 2;
  private static final int MIDDLE = 3;
  private static final int LAST = 4;
  private static final int SEQUENCE_AND_COUNT = 12;

  private final Path path;
  private final byte[] data;
  private final boolean isSequenced;

  /** Where the record in hand begins. */
  private int at;

  private long first = -1;
  private long next = -1;

  private LogFile(Path path, byte[] data, boolean isSequenced) {
    this.path = path;
    this.data = data;
    this.isSequenced = isSequenced;
  }

  /**
   * What a log holds.
   *
   * @param first sequence number of the first entry, or -1 if there is none
   * @param next sequence number behind the last entry
   */
  record Contents(long first, long next) {}

  /**
   * Reads a write-ahead log.
   *
   * @throws DamagedStoreException if a record of it was readable once
   */
  static Contents readWrites(Path path) throws IOException {
    LogFile log = new LogFile(path, Files.readAllBytes(path), true);
    log.read();
    return new Contents(log.first, log.next);
  }

  /**
   * Reads a manifest.
   *
   * @throws DamagedStoreException if a record of it was readable once
   */
  static void readManifest(Path path) throws IOException {
    new LogFile(path, Files.readAllBytes(path), false).read();
  }

  private void read() throws DamagedStoreException {
    boolean inside = false;
    byte[] head = new byte[SEQUENCE_AND_COUNT];
    int headSize = 0;
    while (at < data.length) {
      int left = BLOCK - at % BLOCK;
      if (left < HEADER) {
        at += left;
        continue;
      }
      if (data.length - at < HEADER || isBlank(at)) {
        requireNothingBehind(at + 1);
        return;
      }
      int length = length(at);
      int type = data[at + 6];
      if (HEADER + length > left || type < WHOLE || type > LAST) {
        throw damaged("a record with a header that cannot be");
      }
      if (HEADER + length > data.length - at) {
        requireTorn();
        return;
      }
      if (!isSound(at, length)) {
        throw damaged("a record with a wrong checksum");
      }
      boolean begins = type == WHOLE || type == FIRST;
      if (begins == inside) {
        throw damaged("a record whose parts do not follow each other");
      }
      if (begins) {
        headSize = 0;
      }
      int taken = Math.min(length, SEQUENCE_AND_COUNT - headSize);
      System.arraycopy(data, at + HEADER, head, headSize, taken);
      headSize += taken;
      inside = type == FIRST || type == MIDDLE;
      if (!inside && isSequenced) {
        follow(head, headSize);
      }
      at += HEADER + length;
    }
  }

  /** Every batch names its first sequence number and its size, so a missing one is seen. */
  private void follow(byte[] head, int size) throws DamagedStoreException {
    if (size < SEQUENCE_AND_COUNT) {
      throw damaged("a batch that is too short");
    }
    ByteBuffer batch = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    long sequence = batch.getLong();
    int count = batch.getInt();
    if (next >= 0 && sequence != next) {
      throw damaged("a gap: entries from %d to %d are missing".formatted(next, sequence - 1));
    }
    if (first < 0) {
      first = sequence;
    }
    next = sequence + count;
  }

  private void requireTorn() throws DamagedStoreException {
    if (isSound(at, data.length - at - HEADER)) {
      throw damaged("a record with a wrong length");
    }
    requireNothingBehind(at + 1);
  }

  private void requireNothingBehind(int from) throws DamagedStoreException {
    for (int i = from; i <= data.length - HEADER; i++) {
      int length = length(i);
      boolean isPossible =
          data[i + 6] >= WHOLE
              && data[i + 6] <= LAST
              && HEADER + length <= Math.min(data.length - i, BLOCK - i % BLOCK);
      if (isPossible && isSound(i, length)) {
        throw damaged("an unreadable record in front of a readable one, at " + i);
      }
    }
  }

  private boolean isBlank(int from) {
    for (int i = from; i < from + HEADER; i++) {
      if (data[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private int length(int from) {
    return (data[from + 4] & 0xFF) | ((data[from + 5] & 0xFF) << 8);
  }

  private boolean isSound(int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(data, from + 6, 1 + length);
    int value = (int) crc.getValue();
    int masked = Integer.rotateRight(value, 15) + 0xa282ead8;
    int stored = ByteBuffer.wrap(data, from, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return masked == stored;
  }

  private DamagedStoreException damaged(String what) {
    return new DamagedStoreException(path, "%s, at byte %d of %d".formatted(what, at, data.length));
  }
}
