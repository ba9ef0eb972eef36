package dev.planwright.runtime.codec;

import java.nio.charset.StandardCharsets;

/**
 * Text as bytes, without loss.
 *
 * <p>UTF-8, and for a surrogate that has no partner the three bytes that UTF-8's rule would give it
 * (this superset is known as WTF-8). Java strings may hold such characters, {@code String.getBytes}
 * would turn each into a question mark, and two keys would become one. Every text has exactly one
 * form; {@link #decode} accepts no other.
 */
final class Utf8 {

  private Utf8() {}

  /** How many bytes {@link #encode} will write. */
  static long length(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c >= 0x800 && !(Character.isSurrogate(c) && paired(text, i)) ? 2 : 1;
      }
    }
    return bytes;
  }

  /** Writes the text at {@code at} and answers where it ends. */
  static int encode(String text, byte[] out, int at) {
    int end = at;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out[end++] = (byte) c;
      } else if (c < 0x800) {
        out[end++] = (byte) (0xC0 | (c >> 6));
        out[end++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c) && paired(text, i)) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        out[end++] = (byte) (0xF0 | (point >> 18));
        out[end++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        out[end++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        out[end++] = (byte) (0x80 | (point & 0x3F));
      } else {
        out[end++] = (byte) (0xE0 | (c >> 12));
        out[end++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        out[end++] = (byte) (0x80 | (c & 0x3F));
      }
    }
    return end;
  }

  /** Whether {@code text} holds a surrogate without its partner. */
  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isLoneSurrogate(text, i)) {
        return true;
      }
    }
    return false;
  }

  static boolean isLoneSurrogate(String text, int i) {
    return Character.isSurrogate(text.charAt(i)) && !paired(text, i);
  }

  private static boolean paired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  /** Reads {@code length} bytes, all of them inside {@code data}. */
  static String decode(byte[] data, int from, int length) throws CodecException {
    for (int i = from; i < from + length; i++) {
      if (data[i] < 0) {
        return decodeAny(data, from, length);
      }
    }
    return new String(data, from, length, StandardCharsets.ISO_8859_1);
  }

  private static String decodeAny(byte[] data, int from, int length) throws CodecException {
    StringBuilder text = new StringBuilder(length);
    int end = from + length;
    int i = from;
    while (i < end) {
      int first = data[i] & 0xFF;
      int size = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
      if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || size > end - i) {
        throw malformed();
      }
      int point = size == 1 ? first : first & (0xFF >> (size + 1));
      for (int j = i + 1; j < i + size; j++) {
        if ((data[j] & 0xC0) != 0x80) {
          throw malformed();
        }
        point = (point << 6) | (data[j] & 0x3F);
      }
      append(point, size, text);
      i += size;
    }
    return text.toString();
  }

  private static void append(int point, int size, StringBuilder text) throws CodecException {
    boolean shortest = size == 1 || point >= (size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000);
    boolean splitPair =
        point >= Character.MIN_LOW_SURROGATE
            && point <= Character.MAX_LOW_SURROGATE
            && !text.isEmpty()
            && Character.isHighSurrogate(text.charAt(text.length() - 1));
    if (!shortest || point > Character.MAX_CODE_POINT || splitPair) {
      throw malformed();
    }
    text.appendCodePoint(point);
  }

  private static CodecException malformed() {
    return new CodecException("text that is not in UTF-8");
  }
}
