package dev.planwright.runtime.codec;

import java.util.Arrays;

/** A growing array of bytes with a limit. */
final class Bytes {

  private final Limits limits;
  private byte[] data = new byte[64];
  private int size;

  Bytes(Limits limits) {
    this.limits = limits;
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(data, size);
  }

  void put(byte value) throws CodecException {
    reserve(1);
    data[size++] = value;
  }

  void put(byte[] values) throws CodecException {
    reserve(values.length);
    System.arraycopy(values, 0, data, size, values.length);
    size += values.length;
  }

  /** Puts the lowest {@code count} bytes of {@code value}, highest first. */
  void put(long value, int count) throws CodecException {
    reserve(count);
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
      data[size++] = (byte) (value >> shift);
    }
  }

  void put(String text, int length) throws CodecException {
    reserve(length);
    size = Utf8.encode(text, data, size);
  }

  /** Sorts the slices that begin at {@code starts}, the last of which ends here, by their bytes. */
  void sort(int[] starts) {
    byte[][] slices = new byte[starts.length][];
    for (int i = 0; i < starts.length; i++) {
      slices[i] = Arrays.copyOfRange(data, starts[i], i + 1 < starts.length ? starts[i + 1] : size);
    }
    Arrays.sort(slices, Arrays::compareUnsigned);
    int at = starts.length == 0 ? size : starts[0];
    for (byte[] slice : slices) {
      System.arraycopy(slice, 0, data, at, slice.length);
      at += slice.length;
    }
  }

  private void reserve(int count) throws CodecException {
    if (count > limits.maxBytes() - size) {
      throw limits.tooLarge();
    }
    if (count > data.length - size) {
      long doubled = Math.max(2L * data.length, (long) size + count);
      data = Arrays.copyOf(data, (int) Math.min(limits.maxBytes(), doubled));
    }
  }
}
