package dev.planwright.flink.table;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** A record, as a row of its components under their names. */
record RowColumn(List<String> names, List<Column> columns) implements Column {

  @Override
  public TypeInformation<Row> type() {
    return Types.ROW_NAMED(
        names.toArray(String[]::new),
        columns.stream().map(Column::type).toArray(TypeInformation<?>[]::new));
  }

  @Override
  public Row toTable(Object part) {
    @Nullable Object[] components = (@Nullable Object[]) part;
    Row row = new Row(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      row.setField(i, Column.write(columns.get(i), components[i]));
    }
    return row;
  }

  @Override
  public Object fromTable(Object value) {
    Row row = (Row) value;
    @Nullable Object[] components = new Object[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      components[i] = Column.read(columns.get(i), row.getField(i));
    }
    return components;
  }
}
