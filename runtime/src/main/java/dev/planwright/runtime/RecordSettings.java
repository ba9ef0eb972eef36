package dev.planwright.runtime;

import dev.planwright.runtime.codec.RecordShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings as a record: finds each component's setting by its name, and those of nested records
 * behind a dot.
 */
final class RecordSettings {

  private final NavigableMap<String, String> settings;

  RecordSettings(NavigableMap<String, String> settings) {
    this.settings = settings;
  }

  <T extends Record> T bind(Class<T> type) {
    return bind(RecordShape.of(type), List.of(""));
  }

  /** A record whose settings begin with one of {@code prefixes}. */
  private <T> T bind(RecordShape<T> shape, List<String> prefixes) {
    List<Object> values = new ArrayList<>();
    for (RecordShape.Component component : shape.components()) {
      List<String> keys = keys(prefixes, component.name());
      values.add(
          component.type() == Optional.class
              ? optional(shape, component, keys)
              : required(shape, component, component.type(), keys));
    }
    return shape.make(values);
  }

  private Object optional(
      RecordShape<?> shape, RecordShape.Component component, List<String> keys) {
    Class<?> type = component.argument();
    if (type == null) {
      throw unsupported(shape, component);
    }
    boolean given =
        type.isRecord()
            ? keys.stream().anyMatch(key -> beginsSetting(key + "."))
            : given(keys) != null;
    return given ? Optional.of(required(shape, component, type, keys)) : Optional.empty();
  }

  private boolean beginsSetting(String prefix) {
    String key = settings.ceilingKey(prefix);
    return key != null && key.startsWith(prefix);
  }

  private Object required(
      RecordShape<?> shape, RecordShape.Component component, Class<?> type, List<String> keys) {
    if (type.isRecord()) {
      return bind(RecordShape.of(type), keys.stream().map(key -> key + ".").toList());
    }
    String key = given(keys);
    if (key == null) {
      throw SettingText.missing(keys.get(0), type, settings.navigableKeySet());
    }
    Object value = SettingText.parse(key, settings.getOrDefault(key, ""), type);
    if (value == null) {
      throw unsupported(shape, component);
    }
    return value;
  }

  /** The one of these keys that is set. */
  private @Nullable String given(List<String> keys) {
    List<String> given = keys.stream().filter(settings::containsKey).toList();
    if (given.size() > 1) {
      throw new IllegalArgumentException(
          "settings " + String.join(" and ", given) + " are the same one: remove all but one");
    }
    return given.isEmpty() ? null : given.get(0);
  }

  private static List<String> keys(List<String> prefixes, String name) {
    return prefixes.stream()
        .flatMap(prefix -> List.of(prefix + name, prefix + kebab(name)).stream())
        .distinct()
        .toList();
  }

  private static String kebab(String name) {
    String words =
        name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replaceAll("([A-Z])([A-Z][a-z])", "$1-$2");
    return words.toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException unsupported(
      RecordShape<?> shape, RecordShape.Component component) {
    return new IllegalArgumentException(
        "component %s of %s has a type that no setting can give: use text, a number, boolean, Duration, enum, a record"
                .formatted(component.name(), shape.type().getName())
            + " of those, or an Optional");
  }
}
