package dev.planwright.flink.table;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** How one component stands in a table. Null stays null, unless a column says otherwise. */
interface Column {

  TypeInformation<?> type();

  /** What stands in the table, of a part that {@link TreeWriter} made. */
  Object toTable(Object part);

  /** The part of what stands in the table. */
  Object fromTable(Object value);

  /** The part that stands for no value. */
  default @Nullable Object absent() {
    return null;
  }

  static @Nullable Object write(Column column, @Nullable Object part) {
    return part == null ? null : column.toTable(part);
  }

  static @Nullable Object read(Column column, @Nullable Object value) {
    return value == null ? column.absent() : column.fromTable(value);
  }
}
