package dev.planwright.runtime.codec;

/**
 * Text that JSON in UTF-8 can hold: a surrogate without its partner becomes U+FFFE, which is no
 * character, and four hexadecimal digits; U+FFFE itself does too.
 *
 * <p>JSON's own escapes would do in values, but parsers refuse them in names of members, and keys
 * of maps are such names.
 */
final class JsonText {

  private static final char MARK = '\uFFFE';

  private JsonText() {}

  static String escape(String text) {
    if (text.indexOf(MARK) < 0 && !Utf8.hasLoneSurrogate(text)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(
          c == MARK || Utf8.isLoneSurrogate(text, i)
              ? MARK + "%04x".formatted((int) c)
              : String.valueOf(c));
    }
    return escaped.toString();
  }

  static String unescape(String text) throws CodecException {
    if (text.indexOf(MARK) < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == MARK) {
        if (i + 4 >= text.length()) {
          throw new CodecException("text with half an escaped character");
        }
        c = (char) Integer.parseInt(text.substring(i + 1, i + 5), 16);
        i += 4;
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
