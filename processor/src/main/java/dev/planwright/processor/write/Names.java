package dev.planwright.processor.write;

import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names in one scope of generated code: each given once, the second asker gets a number. */
final class Names {

  private final Set<String> taken;

  Names(String... taken) {
    this.taken = new HashSet<>(Set.of(taken));
  }

  Names(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** {@code wanted}, or it with the first free number from 2 on. */
  String unique(String wanted) {
    // No keyword, and yet it begins a statement of its own.
    boolean reserved = SourceVersion.isKeyword(wanted) || wanted.equals("yield");
    String base = reserved ? wanted + "_" : wanted;
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + i;
    }
    return name;
  }

  /**
   * A local variable's name: none that begins like a class's, which it would hide where that stands
   * before a dot.
   */
  String local(String wanted) {
    return unique(Character.isUpperCase(wanted.charAt(0)) ? variable(wanted) : wanted);
  }

  /**
   * {@code sinceStorm} and {@code SinceStorm} give {@code SINCE_STORM}; {@code HTTPCall} gives
   * {@code HTTP_CALL}.
   */
  static String constant(String name) {
    var constant = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean begins =
          i > 0
              && Character.isUpperCase(c)
              && (!Character.isUpperCase(name.charAt(i - 1))
                  || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
      if (begins && constant.charAt(constant.length() - 1) != '_') {
        constant.append('_');
      }
      constant.append(c);
    }
    return constant.toString().toUpperCase(Locale.ROOT);
  }

  /** {@code Flight} gives {@code flight}, {@code HTTPCall} gives {@code httpCall}. */
  static String variable(String name) {
    int end = 1;
    while (end < name.length()
        && Character.isUpperCase(name.charAt(end))
        && (end + 1 == name.length() || !Character.isLowerCase(name.charAt(end + 1)))) {
      end++;
    }
    return name.substring(0, end).toLowerCase(Locale.ROOT) + name.substring(end);
  }

  /** With a capital first letter. */
  static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Where the qualified name that begins at {@code start} ends; {@code start} if none does. */
  static int end(String source, int start) {
    int end = start;
    int next = start;
    while (next < source.length() && Character.isJavaIdentifierStart(source.codePointAt(next))) {
      end = next;
      do {
        end += Character.charCount(source.codePointAt(end));
      } while (end < source.length() && Character.isJavaIdentifierPart(source.codePointAt(end)));
      next = end < source.length() && source.charAt(end) == '.' ? end + 1 : source.length();
    }
    return end;
  }

  /** A string literal, in ASCII. */
  static String literal(String value) {
    var literal = new StringBuilder(value.length() + 2);
    literal(value, literal);
    return literal.toString();
  }

  /** Adds a string literal, in ASCII. */
  static void literal(String value, StringBuilder literal) {
    literal.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        // A Unicode escape of it would be read as the end of the line.
        case '\r' -> literal.append("\\r");
        default -> {
          if (c < ' ' || c > '~') {
            literal.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    literal.append('"');
  }
}
