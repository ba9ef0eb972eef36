package dev.planwright.descriptor;

import dev.planwright.descriptor.Descriptor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A type's text, taken apart. */
sealed interface Form {

  /** A type that is written whole: the JDK's, or one with a codec of the user's. */
  record Scalar(String name) implements Form {}

  /** A record, enum or sealed type. */
  record Named(String name, Shape shape) implements Form {}

  /** A container of others. */
  record Container(String kind, List<Form> of) implements Form {}

  Map<String, String> BOXES =
      Map.of(
          "java.lang.Boolean", "boolean",
          "java.lang.Byte", "byte",
          "java.lang.Short", "short",
          "java.lang.Character", "char",
          "java.lang.Integer", "int",
          "java.lang.Long", "long",
          "java.lang.Float", "float",
          "java.lang.Double", "double");

  Map<String, String> CONTAINERS =
      Map.of(
          "java.util.List", "list",
          "java.util.Set", "set",
          "java.util.Map", "map",
          "java.util.Optional", "optional");

  /**
   * Takes a text apart. A text that cannot be (a stored name that looks like a type) is a scalar,
   * which fits only itself.
   */
  static Form of(String text, Map<String, Shape> types) {
    Shape shape = types.get(text);
    if (shape != null) {
      return new Named(text, shape);
    }
    int bracket = text.indexOf('<');
    String kind = bracket < 0 ? null : CONTAINERS.get(text.substring(0, bracket));
    if (kind == null || !text.endsWith(">")) {
      return new Scalar(BOXES.getOrDefault(text, text));
    }
    List<Form> parts = new ArrayList<>();
    for (String part : parts(text.substring(bracket + 1, text.length() - 1))) {
      parts.add(of(part, types));
    }
    return new Container(kind, List.copyOf(parts));
  }

  /** How a value of this type is written, in two words. */
  static String kind(Form form) {
    if (form instanceof Named named) {
      return named.shape() instanceof Shape.OfRecord
          ? "a record"
          : named.shape() instanceof Shape.OfEnum ? "an enum" : "a sealed type";
    }
    return form instanceof Container ? "a container" : "written by its own codec";
  }

  /** Whether a component of this type has a value always. */
  static boolean isPrimitive(String text) {
    return BOXES.containsValue(text);
  }

  private static List<String> parts(String arguments) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(arguments.substring(begin, i));
        begin = i + 2;
      }
    }
    parts.add(arguments.substring(Math.min(begin, arguments.length())));
    return parts;
  }

  /** As a reader writes it: {@code List<Flight>}. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == '$') {
        word.setLength(0);
      } else if (Character.isJavaIdentifierPart(c) || c == '-') {
        word.append(c);
      } else {
        shown.append(word).append(c);
        word.setLength(0);
      }
    }
    return shown.append(word).toString();
  }
}
