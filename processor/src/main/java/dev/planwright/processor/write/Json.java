package dev.planwright.processor.write;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Canonical JSON: keys sorted, two spaces, {@code \n}, everything but ASCII escaped. Values are
 * maps, collections, strings, booleans and integers.
 */
final class Json {

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  /** The text of a value, with a line end. */
  static String text(Object value) {
    var json = new Json();
    json.value(value, 0);
    return json.text.append('\n').toString();
  }

  private void value(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      object(map, depth);
    } else if (value instanceof Collection<?> items) {
      array(items, depth);
    } else if (value instanceof String string) {
      text.append(Names.literal(string));
    } else {
      text.append(value);
    }
  }

  private void object(Map<?, ?> map, int depth) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    begin('{');
    sorted.forEach(
        (key, value) -> {
          item(depth);
          text.append(Names.literal(key)).append(": ");
          value(value, depth + 1);
        });
    end('{', '}', depth);
  }

  private void array(Collection<?> items, int depth) {
    begin('[');
    for (Object item : items) {
      item(depth);
      value(item, depth + 1);
    }
    end('[', ']', depth);
  }

  private void begin(char bracket) {
    text.append(bracket);
  }

  private void item(int depth) {
    char last = text.charAt(text.length() - 1);
    if (last != '{' && last != '[') {
      text.append(',');
    }
    text.append('\n').append("  ".repeat(depth + 1));
  }

  private void end(char open, char close, int depth) {
    if (text.charAt(text.length() - 1) != open) {
      text.append('\n').append("  ".repeat(depth));
    }
    text.append(close);
  }
}
