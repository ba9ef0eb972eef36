package dev.planwright.runtime.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads what {@link SchemaText} writes, by recursive descent. */
final class SchemaParser {

  private static final Map<String, Integer> CONTAINERS =
      Map.of("list", 1, "set", 1, "optional", 1, "map", 2);
  private static final int MAX_DEPTH = 64;

  private final String text;
  private final Map<String, Schema> named = new HashMap<>();
  private int at;
  private int depth;

  SchemaParser(String text) {
    this.text = text;
  }

  Schema parse() throws CodecException {
    try {
      Supplier<Schema> root = type();
      while (at < text.length()) {
        expect("\n");
        String name = name();
        expect(": ");
        if (named.put(name, definition(name)) != null) {
          throw error("a second definition of " + name);
        }
      }
      return root.get();
    } catch (NumberFormatException e) {
      throw error("expected a number");
    }
  }

  private Schema definition(String name) throws CodecException {
    if (accept("scalar ")) {
      return new Schema.Scalar(name, number());
    } else if (accept("enum ")) {
      int version = number();
      return new Schema.Enum(name, version, constants());
    } else if (accept("record ")) {
      int version = number();
      return new Schema.Record(name, version, fields());
    } else if (accept("sealed")) {
      List<Schema.Case> cases =
          fields().stream().map(field -> new Schema.Case(field.name(), field.schema())).toList();
      return new Schema.Sealed(name, cases);
    }
    throw error("expected scalar, enum, record or sealed");
  }

  private List<String> constants() throws CodecException {
    List<String> constants = new ArrayList<>();
    expect(" {");
    while (!accept("}")) {
      if (!constants.isEmpty()) {
        expect(", ");
      }
      constants.add(name());
    }
    return List.copyOf(constants);
  }

  private List<Schema.Field> fields() throws CodecException {
    List<Schema.Field> fields = new ArrayList<>();
    expect(" {");
    while (!accept("}")) {
      if (!fields.isEmpty()) {
        expect(", ");
      }
      String name = name();
      expect(": ");
      Supplier<Schema> type = type();
      fields.add(new Schema.Field(name, accept("?"), type));
    }
    return List.copyOf(fields);
  }

  /** A type, to be had when all definitions have been read. */
  private Supplier<Schema> type() throws CodecException {
    String name = name();
    Integer arity = CONTAINERS.get(name);
    if (arity == null || !accept("<")) {
      return () -> named.getOrDefault(name, new Schema.Scalar(name, 1));
    }
    if (++depth > MAX_DEPTH) {
      throw error("nested too deep");
    }
    List<Supplier<Schema>> of = new ArrayList<>();
    for (int i = 0; i < arity; i++) {
      expect(i == 0 ? "" : ", ");
      of.add(type());
    }
    expect(">");
    depth--;
    return () -> new Schema.Container(name, of.stream().map(Supplier::get).toList());
  }

  private String name() throws CodecException {
    if (accept("\"")) {
      return quoted();
    }
    int from = at;
    while (at < text.length() && ": ,<>{}?\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == from) {
      throw error("expected a name");
    }
    return text.substring(from, at);
  }

  private String quoted() throws CodecException {
    StringBuilder name = new StringBuilder();
    while (!accept("\"")) {
      name.append(accept("\\u") ? String.valueOf((char) Integer.parseInt(take(4), 16)) : take(1));
    }
    return name.toString();
  }

  private int number() {
    int from = at;
    while (at < text.length()
        && (Character.isDigit(text.charAt(at)) || (at == from && text.charAt(at) == '-'))) {
      at++;
    }
    return Integer.parseInt(text.substring(from, at));
  }

  private String take(int count) throws CodecException {
    if (at + count > text.length()) {
      throw error("unexpected end");
    }
    at += count;
    return text.substring(at - count, at);
  }

  private boolean accept(String expected) {
    if (text.startsWith(expected, at)) {
      at += expected.length();
      return true;
    }
    return false;
  }

  private void expect(String expected) throws CodecException {
    if (!accept(expected)) {
      throw error("expected '" + expected.strip() + "'");
    }
  }

  private CodecException error(String problem) {
    return new CodecException("schema text, character " + at + ": " + problem);
  }
}
