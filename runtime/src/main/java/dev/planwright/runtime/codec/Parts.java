package dev.planwright.runtime.codec;

import java.io.IOException;

/** A scalar of several numbers, written as a list of known length, or as itself if there is one. */
final class Parts {

  private Parts() {}

  static void write(long[] parts, ValueWriter out) throws IOException {
    if (parts.length == 1) {
      out.writeLong(parts[0]);
      return;
    }
    out.beginList(parts.length);
    for (long part : parts) {
      out.writeLong(part);
    }
    out.endList();
  }

  static long[] read(int count, ValueReader in) throws IOException {
    if (count == 1) {
      return new long[] {in.readLong()};
    }
    long[] parts = new long[count];
    in.beginList();
    for (int i = 0; i < count; i++) {
      parts[i] = nextLong(in);
    }
    end(in);
    return parts;
  }

  static long nextLong(ValueReader in) throws IOException {
    next(in);
    return in.readLong();
  }

  static String nextString(ValueReader in) throws IOException {
    next(in);
    return in.readString();
  }

  static byte[] nextBytes(ValueReader in) throws IOException {
    next(in);
    return in.readBytes();
  }

  static void end(ValueReader in) throws IOException {
    if (in.hasNext()) {
      throw new CodecException("a value with too many parts");
    }
  }

  private static void next(ValueReader in) throws IOException {
    if (!in.hasNext()) {
      throw new CodecException("a value with too few parts");
    }
  }
}
