package dev.planwright.processor.write;

/**
 * Fills in formats of {@code %s}, {@code %1$s} and {@code %%}.
 *
 * <p>Generated code needs no more of {@link java.util.Formatter}, which takes each format apart
 * again and brings half a library of code that a compiler's short-lived JVM has not loaded yet.
 */
final class Format {

  private Format() {}

  /** The format with arguments in its places, each by its text. */
  static String fill(String format, Object... args) {
    var text = new StringBuilder(format.length() + 16 * args.length);
    int from = 0;
    int next = 0;
    for (int place = format.indexOf('%'); place >= 0; place = format.indexOf('%', from)) {
      text.append(format, from, place);
      from = place + 2;
      switch (format.charAt(place + 1)) {
        case '%' -> text.append('%');
        case 's' -> text.append(args[next++]);
        default -> {
          int end = format.indexOf("$s", from);
          text.append(args[Integer.parseInt(format, place + 1, end, 10) - 1]);
          from = end + 2;
        }
      }
    }
    return text.append(format, from, format.length()).toString();
  }
}
