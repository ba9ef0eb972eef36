package dev.planwright.flink.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** Components that hold others. */
final class ContainerColumn {

  private ContainerColumn() {}

  /** Lists and sets, as arrays. */
  record OfList(Column element) implements Column {

    @Override
    public TypeInformation<?> type() {
      return Types.LIST(element.type());
    }

    @Override
    public Object toTable(Object part) {
      List<@Nullable Object> values = new ArrayList<>();
      ((List<?>) part).forEach(each -> values.add(Column.write(element, each)));
      return values;
    }

    @Override
    public Object fromTable(Object value) {
      List<@Nullable Object> parts = new ArrayList<>();
      ((List<?>) value).forEach(each -> parts.add(Column.read(element, each)));
      return parts;
    }
  }

  /** Maps. */
  record OfMap(Column key, Column value) implements Column {

    @Override
    public TypeInformation<?> type() {
      return Types.MAP(key.type(), value.type());
    }

    @Override
    public Object toTable(Object part) {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      List<?> entries = (List<?>) part;
      for (int i = 0; i < entries.size(); i += 2) {
        map.put(Column.write(key, entries.get(i)), Column.write(value, entries.get(i + 1)));
      }
      return map;
    }

    @Override
    public Object fromTable(Object map) {
      List<@Nullable Object> entries = new ArrayList<>();
      ((Map<?, ?>) map)
          .forEach(
              (each, of) -> {
                entries.add(Column.read(key, each));
                entries.add(Column.read(value, of));
              });
      return entries;
    }
  }

  /** An optional, as its value or null. */
  record OfOptional(Column element) implements Column {

    @Override
    public TypeInformation<?> type() {
      return element.type();
    }

    @Override
    @SuppressWarnings("NullAway") // an empty optional is null in the table
    public Object toTable(Object part) {
      List<?> value = (List<?>) part;
      return value.isEmpty() ? null : Column.write(element, value.get(0));
    }

    @Override
    public Object fromTable(Object value) {
      List<@Nullable Object> part = new ArrayList<>();
      part.add(Column.read(element, value));
      return part;
    }

    @Override
    public Object absent() {
      return List.of();
    }
  }
}
