package dev.planwright.flink.table;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.types.Row;

/**
 * A record's values as rows, by its codec.
 *
 * <p>Each component is a column of its name: numbers, text, bytes, decimals, dates, times and
 * instants as the table's own types, enums and what tables have no type for (a {@code UUID}, a
 * {@code Duration}, a time with a zone) as text, lists and sets as arrays, maps as maps, an
 * optional as its value or null, records as rows.
 *
 * @param <T> the record
 */
public final class RecordRows<T> {

  private final Codec<T> codec;
  private final RowColumn columns;

  private RecordRows(Codec<T> codec, RowColumn columns) {
    this.codec = codec;
    this.columns = columns;
  }

  /**
   * Rows of what a codec writes.
   *
   * @throws IllegalArgumentException if it has no columns: it is no record, or a component is
   *     sealed, nests itself, or has a codec of its own; names the component
   */
  public static <T> RecordRows<T> of(Codec<T> codec) {
    if (codec.schema() instanceof Schema.Record record) {
      return new RecordRows<>(codec, row(record, record.name(), new ArrayList<>()));
    }
    throw new IllegalArgumentException(
        "%s has no columns: %s"
            .formatted(
                name(codec.schema()),
                codec.schema() instanceof Schema.Sealed
                    ? "it is sealed, and each leaf is a table of its own"
                    : "it is no record"));
  }

  private static RowColumn row(Schema.Record record, String path, List<String> above) {
    if (above.contains(record.name())) {
      throw new IllegalArgumentException(
          "%s has no column: %s nests itself".formatted(path, record.name()));
    }
    above.add(record.name());
    List<String> names = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Schema.Field field : record.fields()) {
      names.add(field.name());
      columns.add(column(field.schema().get(), path + '.' + field.name(), above));
    }
    above.remove(record.name());
    return new RowColumn(List.copyOf(names), List.copyOf(columns));
  }

  private static Column column(Schema schema, String path, List<String> above) {
    if (schema instanceof Schema.Record record) {
      return row(record, path, above);
    } else if (schema instanceof Schema.Enum) {
      return ScalarColumn.TEXT;
    } else if (schema instanceof Schema.Container container) {
      Column first = column(container.of().get(0), path, above);
      return switch (container.kind()) {
        case "map" -> new ContainerColumn.OfMap(first, column(container.of().get(1), path, above));
        case "optional" -> new ContainerColumn.OfOptional(first);
        default -> new ContainerColumn.OfList(first);
      };
    }
    Column scalar = ScalarColumn.named(name(schema));
    if (scalar == null) {
      throw new IllegalArgumentException(
          "%s has no column: %s is %s"
              .formatted(
                  path,
                  name(schema),
                  schema instanceof Schema.Sealed ? "sealed" : "stored by a codec of its own"));
    }
    return scalar;
  }

  private static String name(Schema schema) {
    if (schema instanceof Schema.Scalar scalar) {
      return scalar.name();
    } else if (schema instanceof Schema.Sealed sealed) {
      return sealed.name();
    }
    return schema.toString();
  }

  /** The columns' names, in the order of the components. */
  public List<String> names() {
    return columns.names();
  }

  /** The columns, as Flink's types. */
  public TypeInformation<Row> type() {
    return columns.type();
  }

  /**
   * The row of a record.
   *
   * @throws IOException if its codec fails
   * @throws IllegalArgumentException if a value does not fit its column
   */
  public Row toRow(T value) throws IOException {
    Object parts = TreeWriter.write(codec, value);
    if (parts == null) {
      throw new IllegalArgumentException("no record");
    }
    return columns.toTable(parts);
  }

  /**
   * The record of a row whose fields are in the order of {@link #names}.
   *
   * @throws IOException if the row is none of this record's
   */
  public T toRecord(Row row) throws IOException {
    return TreeReader.read(codec, columns.fromTable(row));
  }
}
