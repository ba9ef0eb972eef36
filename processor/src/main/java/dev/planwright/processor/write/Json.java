package dev.planwright.processor.write;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Canonical JSON: keys sorted, two spaces, {@code \n}, everything but ASCII escaped. Values are
 * maps, collections, strings, booleans, integers and what is written already.
 */
final class Json {

  /** What {@link #text} returned. */
  record Written(String text) {}

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
      Names.literal(string, text);
    } else if (value instanceof Written written) {
      text.append(written.text().strip().replace("\n", "\n" + "  ".repeat(depth)));
    } else {
      text.append(value);
    }
  }

  private void object(Map<?, ?> map, int depth) {
    Map<?, ?> sorted = map instanceof SortedMap ? map : new TreeMap<>(map);
    text.append('{');
    for (Map.Entry<?, ?> entry : sorted.entrySet()) {
      item(depth);
      Names.literal((String) entry.getKey(), text);
      text.append(": ");
      value(entry.getValue(), depth + 1);
    }
    end('{', '}', depth);
  }

  private void array(Collection<?> items, int depth) {
    text.append('[');
    for (Object item : items) {
      item(depth);
      value(item, depth + 1);
    }
    end('[', ']', depth);
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
