package dev.planwright.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259), by recursive descent: objects are maps, arrays lists, whole numbers {@code
 * Long}, {@code null} the string {@code null}, which no descriptor holds.
 */
final class Json {

  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /** The value of a text. */
  static Object parse(String text) throws DescriptorException {
    Json json = new Json(text);
    Object value = json.value();
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.unexpected("the end");
    }
    return value;
  }

  private Object value() throws DescriptorException {
    skipSpace();
    char next = peek();
    return switch (next) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object() throws DescriptorException {
    Map<String, Object> members = new LinkedHashMap<>();
    begin('{');
    while (more('}', members.isEmpty())) {
      skipSpace();
      String name = string();
      skipSpace();
      expect(':');
      if (members.put(name, value()) != null) {
        throw unexpected("no second \"" + name + "\"");
      }
    }
    depth--;
    return members;
  }

  private List<Object> array() throws DescriptorException {
    List<Object> items = new ArrayList<>();
    begin('[');
    while (more(']', items.isEmpty())) {
      items.add(value());
    }
    depth--;
    return items;
  }

  private void begin(char bracket) throws DescriptorException {
    expect(bracket);
    if (++depth > DEEPEST) {
      throw unexpected("less nesting");
    }
  }

  /** Goes past a comma, or past the end. */
  private boolean more(char end, boolean first) throws DescriptorException {
    skipSpace();
    if (peek() == end) {
      at++;
      return false;
    }
    if (!first) {
      expect(',');
    }
    return true;
  }

  private String string() throws DescriptorException {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char next = text.charAt(at++);
      string.append(next == '\\' ? escaped() : next);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws DescriptorException {
    char kind = peek();
    at++;
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw unexpected("an escape");
    };
  }

  private char unit() throws DescriptorException {
    int end = at + 4;
    int unit = 0;
    for (; at < end; at++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw unexpected("a hexadecimal digit");
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }

  /** A number, {@code true}, {@code false} or {@code null}. */
  private Object word() throws DescriptorException {
    int begin = at;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || isSign())) {
      at++;
    }
    String word = text.substring(begin, at);
    try {
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> word;
        default -> Long.valueOf(word);
      };
    } catch (NumberFormatException e) {
      at = begin;
      throw unexpected("a value");
    }
  }

  private boolean isSign() {
    return "+-.".indexOf(text.charAt(at)) >= 0;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char c) throws DescriptorException {
    if (peek() != c) {
      throw unexpected("'" + c + "'");
    }
    at++;
  }

  private char peek() throws DescriptorException {
    if (at >= text.length()) {
      throw unexpected("more");
    }
    return text.charAt(at);
  }

  private DescriptorException unexpected(String expected) {
    int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    return new DescriptorException("expected " + expected + " in line " + line);
  }
}
