package dev.planwright.runtime.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Schemas as text, one text for one shape in every JVM: what saved state keeps, and what schemas
 * are compared by.
 *
 * <pre>
 * list&lt;dev.x.Flight&gt;
 * dev.x.Flight: record 1 {departure: LocalDateTime?, delayMinutes: int, status: dev.x.Status}
 * dev.x.Status: enum 2 {SCHEDULED, DEPARTED}
 * </pre>
 *
 * <p>The first line is the type; a line for each type that it names follows, in the order in which
 * they are first named. A scalar of version 1 has no line. A question mark says that a component
 * may be absent. Names that are not made of letters, digits, dots, hyphens, dollar signs and
 * underscores are quoted. Former names of leaves are not part of the text.
 */
public final class SchemaText {

  private final StringBuilder text = new StringBuilder();
  private final Map<String, Schema> named = new LinkedHashMap<>();

  private SchemaText() {}

  /**
   * The text of a schema.
   *
   * @throws IllegalArgumentException if two types of different shape have one name
   */
  public static String of(Schema schema) {
    SchemaText writer = new SchemaText();
    writer.appendType(schema);
    int done = 0;
    while (done < writer.named.size()) {
      List<Schema> all = List.copyOf(writer.named.values());
      for (; done < all.size(); done++) {
        writer.appendDefinition(all.get(done));
      }
    }
    return writer.text.toString();
  }

  /**
   * The schema of a text.
   *
   * @throws CodecException if {@code text} is not what {@link #of} answers
   */
  public static Schema parse(String text) throws CodecException {
    return new SchemaParser(text).parse();
  }

  /**
   * Whether values of the two have the same form, so that one's data can be read as the other's as
   * it is.
   */
  public static boolean same(Schema one, Schema other) {
    return one == other || of(one).equals(of(other));
  }

  /**
   * Whether what was written with one schema has the same bytes in the other, and can be read
   * there: what is found by its bytes, as the keys of a map memory are, is still found. Constants
   * and, at the end, leaves may be new; names of types and versions do not matter.
   */
  public static boolean sameBytes(Schema written, Schema now) {
    return SameBytes.of(written, now);
  }

  /**
   * What changed from {@code written} to {@code now}; empty if {@link #same}. If all differences
   * are readable, data can be read by naming {@code written} to the reader.
   */
  public static List<SchemaDifference> differences(Schema written, Schema now) {
    return same(written, now) ? List.of() : SchemaComparison.of(written, now);
  }

  /** The type alone, without what it is made of: the text's first line. */
  public static String type(Schema schema) {
    if (schema instanceof Schema.Container container) {
      return container.of().stream()
          .map(SchemaText::type)
          .collect(Collectors.joining(", ", container.kind() + "<", ">"));
    }
    return name(nameOf(schema)) + version(schema);
  }

  private static String version(Schema schema) {
    return schema instanceof Schema.Scalar scalar && scalar.version() != 1
        ? " " + scalar.version()
        : "";
  }

  static String nameOf(Schema schema) {
    if (schema instanceof Schema.Scalar scalar) {
      return scalar.name();
    } else if (schema instanceof Schema.Enum constants) {
      return constants.name();
    } else if (schema instanceof Schema.Record record) {
      return record.name();
    } else if (schema instanceof Schema.Sealed sealed) {
      return sealed.name();
    }
    return type(schema);
  }

  private void appendType(Schema schema) {
    if (schema instanceof Schema.Container container) {
      text.append(container.kind()).append('<');
      String separator = "";
      for (Schema element : container.of()) {
        text.append(separator);
        appendType(element);
        separator = ", ";
      }
      text.append('>');
      return;
    }
    String name = nameOf(schema);
    Schema known = named.putIfAbsent(name, schema);
    if (known != null && known != schema && !outline(known).equals(outline(schema))) {
      throw new IllegalArgumentException(
          "two types have the stored name %s: %s and %s"
              .formatted(name, outline(known), outline(schema)));
    }
    text.append(name(name));
  }

  private void appendDefinition(Schema schema) {
    if (schema instanceof Schema.Scalar scalar) {
      if (scalar.version() != 1) {
        begin(scalar.name()).append("scalar ").append(scalar.version());
      }
    } else if (schema instanceof Schema.Enum constants) {
      begin(constants.name()).append("enum ").append(constants.version()).append(' ');
      text.append(
          constants.constants().stream()
              .map(SchemaText::name)
              .collect(Collectors.joining(", ", "{", "}")));
    } else if (schema instanceof Schema.Record record) {
      begin(record.name()).append("record ").append(record.version()).append(" {");
      String separator = "";
      for (Schema.Field field : record.fields()) {
        text.append(separator).append(name(field.name())).append(": ");
        appendType(field.schema().get());
        text.append(field.nullable() ? "?" : "");
        separator = ", ";
      }
      text.append('}');
    } else if (schema instanceof Schema.Sealed sealed) {
      begin(sealed.name()).append("sealed {");
      String separator = "";
      for (Schema.Case leaf : sealed.cases()) {
        text.append(separator).append(name(leaf.name())).append(": ");
        appendType(leaf.schema().get());
        separator = ", ";
      }
      text.append('}');
    }
  }

  private StringBuilder begin(String name) {
    return text.append('\n').append(name(name)).append(": ");
  }

  /** What tells two types of one name apart, without going into them. */
  private static String outline(Schema schema) {
    if (schema instanceof Schema.Record record) {
      return "record %d %s"
          .formatted(record.version(), record.fields().stream().map(Schema.Field::name).toList());
    } else if (schema instanceof Schema.Sealed sealed) {
      return "sealed " + sealed.cases().stream().map(Schema.Case::name).toList();
    }
    return schema.toString();
  }

  private static String name(String name) {
    boolean plain =
        !name.isEmpty()
            && name.chars()
                .allMatch(
                    c -> c < 0x80 && (Character.isLetterOrDigit(c) || ".-$_".indexOf(c) >= 0));
    return plain ? name : quoted(name);
  }

  private static String quoted(String name) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean escape = c < 0x20 || c > 0x7E || c == '"' || c == '\\';
      quoted.append(escape ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
    return quoted.append('"').toString();
  }
}
