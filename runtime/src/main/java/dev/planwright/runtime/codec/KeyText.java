package dev.planwright.runtime.codec;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Keys for people: text as it is, records with their simple name and components, nothing that
 * breaks a line.
 */
final class KeyText {

  private static final int MAX_LENGTH = 200;

  private KeyText() {}

  static String of(@Nullable Object key) {
    String text = full(key);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return text.length() > MAX_LENGTH ? line + "…" : line.toString();
  }

  private static String full(@Nullable Object key) {
    if (key instanceof Enum<?> constant) {
      return constant.name();
    }
    if (!(key instanceof Record)) {
      return String.valueOf(key);
    }
    RecordShape<?> shape = RecordShape.of(key.getClass());
    StringJoiner text = new StringJoiner(", ", key.getClass().getSimpleName() + "[", "]");
    for (int i = 0; i < shape.components().size(); i++) {
      text.add(shape.components().get(i).name() + "=" + full(shape.get(key, i)));
    }
    return text.toString();
  }
}
